/**
 * All that a person and a provider write to each other (R43, R44): threads about an offer, about their visits, and about a
 * visit of which something is wrong; and the council's part in those that one of the two hands over.
 */
@ApplicationModule(
        allowedDependencies = {"data", "file", "web", "council", "people", "audit", "message", "register", "offer"})
@NullMarked
package uk.directly.enquiry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
