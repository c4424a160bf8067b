/**
 * Who is known to the platform, what each may do (default-deny), and who acts for whom.
 */
@ApplicationModule(allowedDependencies = {"data", "web", "money", "council"})
@NullMarked
package uk.directly.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
