package uk.crooked;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Controller;

/** Pages among the rules. */
@TestComponent
@Controller
class MisplacedPages {}
