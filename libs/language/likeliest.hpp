// Which language a page is in, by what its profiles say is telling.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "galley/pages.hpp"
#include "language/profile.hpp"

namespace galley::language {

/// What some text says for each profile.
struct Votes {
    std::vector<double> telling;  ///< by profile: telling characters and words
    std::vector<double> written;  ///< by profile: letters of its scripts
    double letters = 0;           ///< of any script
};

/// Tells the language of pages by the scripts, characters and words that profiles name (`scripts`, `telling`).
class Teller {
  public:
    /// `profiles` must outlive it, and hold at least one.
    explicit Teller(const std::vector<Profile>& profiles);

    /// What a page says, by the text that it begins with: some thousand letters tell enough.
    [[nodiscard]] Votes votes_of(const Page& page) const;

    /// Of the profiles whose scripts hold half of the letters or more, the one that most speaks for; the first of
    /// several. Where no profile is written in these scripts, one that names neither scripts nor anything telling
    /// (`other`), and where there is none of these either, or no letter at all, the first.
    [[nodiscard]] const Profile& likeliest(const Votes& votes) const;

    /// The profile of a page in a document: the document's, unless the page's own text plainly tells another.
    [[nodiscard]] const Profile& likeliest(const Votes& page, const Votes& document) const;

    /// How likely it is that a text with these votes is in the language of `profile`: by the letters of scripts that no
    /// other profile is written in, else by the lead over the next; 0 where there is no letter of it.
    [[nodiscard]] double certainty(const Profile& profile, const Votes& votes) const;

  private:
    using Indices = std::vector<std::uint16_t>;  // of profiles

    [[nodiscard]] std::size_t index_of(const Votes& votes) const;
    void count(std::u32string_view line, Votes& votes) const;

    const std::vector<Profile>& profiles_;
    std::unordered_map<char32_t, Indices> characters_;
    std::unordered_map<std::u32string, Indices> words_;
    std::unordered_map<int, Indices> scripts_;
};

/// What the first pages of a document say together.
[[nodiscard]] Votes votes_of(const Teller& teller, const Pages& pages);

/// The likeliest profile of a document by its first pages.
[[nodiscard]] const Profile& likeliest(const std::vector<Profile>& profiles, const Pages& pages);

}  // namespace galley::language
