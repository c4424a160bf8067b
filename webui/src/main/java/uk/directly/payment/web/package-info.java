/** The pages about payments: for those who pay, those who are paid, and the council's finance officers. */
@NullMarked
package uk.directly.payment.web;

import org.jspecify.annotations.NullMarked;
