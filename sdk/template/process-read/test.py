import unittest

import stage


class Lines(unittest.TestCase):
    def test_a_line_of_the_file_is_a_line_of_the_page(self):
        lines = stage.page_of("one\n\ntwo\n")["blocks"][0]["lines"]
        self.assertEqual([line["text"] for line in lines], ["one", "", "two"])


unittest.main()
