/**
 * Worries about somebody (R65, R106): told from any page, without signing in; read by one team, on a clock; never there for
 * whom they are about, nor for those who act for them.
 */
@ApplicationModule(allowedDependencies = {"data", "web", "council", "people", "audit", "message"})
@NullMarked
package uk.directly.concern;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
