/**
 * Asking and meeting before anything is booked (R43): threads between a person and a provider about an offer.
 */
@ApplicationModule(allowedDependencies = {"data", "web", "council", "people", "audit", "message", "register", "offer"})
@NullMarked
package uk.directly.enquiry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
