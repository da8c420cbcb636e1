import unittest

import stage


class Headlines(unittest.TestCase):
    def test_one_line_an_article(self):
        document = {"articles": [{"headline": "Market day moves"}, {"headline": None}]}
        self.assertEqual(stage.headlines(document), "Market day moves\n-\n")


unittest.main()
