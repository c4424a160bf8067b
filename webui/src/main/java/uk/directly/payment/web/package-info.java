/** The page on which people who hold the money themselves see whom to pay. */
@NullMarked
package uk.directly.payment.web;

import org.jspecify.annotations.NullMarked;
