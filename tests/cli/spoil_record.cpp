#include "spoil_record.hpp"

#include <limits>

#include "core/store/record_store.hpp"

void spoil_record(const std::filesystem::path& file) {
    galley::PageRecord record;
    record.key = galley::RecordStore::key_of(file);
    record.page.dpi = std::numeric_limits<double>::quiet_NaN();  // which JSON cannot say
    const galley::RecordStore store(file.parent_path().parent_path());
    store.put(record);
    if (!store.head(record.key) || store.find(record.key)) throw std::runtime_error("the record is not spoilt");
}
