/**
 * Where money goes: whose account it is paid to, and how a change of that is protected (R26).
 */
@ApplicationModule(allowedDependencies = {"data", "web", "council", "people", "audit", "message", "register"})
@NullMarked
package uk.directly.bank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
