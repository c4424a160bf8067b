/**
 * How somebody starts with support money, and stops (R29): a letter with a code, a first sign-in, a few tasks that can be
 * left and taken up again, a refusal in writing.
 */
@ApplicationModule(allowedDependencies = {"data", "web", "money", "council", "people", "audit", "message", "budget"})
@NullMarked
package uk.directly.starting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
