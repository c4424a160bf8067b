/**
 * Pounds and pence (R10): integer pence, exact arithmetic, and how money is written for people.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package uk.directly.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
