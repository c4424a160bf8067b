/**
 * "About me" (R66): what somebody wants those who support them to know, in their own words, shared part by part with named people
 * and taken back at any time. It is theirs, not a care plan: nothing is planned or ticked off by it.
 */
@ApplicationModule(allowedDependencies = {"data", "web", "council", "people", "audit"})
@NullMarked
package uk.directly.aboutme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
