int galley_test_gone(void);
int galley_test_gone(void) { return 0; }
