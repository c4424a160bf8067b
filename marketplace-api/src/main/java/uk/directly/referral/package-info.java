/**
 * What comes from other directories and goes to them: imports of organisations and services from a file, and the Open Referral
 * UK feed.
 */
@ApplicationModule(allowedDependencies = {"data", "web", "money", "council", "people", "audit", "register", "offer"})
@NullMarked
package uk.directly.referral;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
