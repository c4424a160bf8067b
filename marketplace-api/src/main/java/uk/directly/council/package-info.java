/**
 * The council: the tenant that every row belongs to, its effective-dated settings, its working days and its places.
 */
@ApplicationModule(allowedDependencies = {"data", "web", "money"})
@NullMarked
package uk.directly.council;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
