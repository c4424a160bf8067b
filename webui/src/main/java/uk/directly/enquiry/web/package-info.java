/** Asking and meeting before booking (R43): the pages of the person, and of the provider. */
@NullMarked
package uk.directly.enquiry.web;

import org.jspecify.annotations.NullMarked;
