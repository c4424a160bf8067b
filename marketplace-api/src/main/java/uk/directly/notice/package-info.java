/**
 * Who is told what happened, in which words, by which way, and what became of it (R100, R104, R106, R107, ADR 41).
 */
@ApplicationModule(allowedDependencies = {"data", "web", "money", "council", "people", "audit", "message"})
@NullMarked
package uk.directly.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
