package uk.crooked;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.bind.annotation.RestController;

/** A controller among the rules. */
@TestComponent
@RestController
class MisplacedController {}
