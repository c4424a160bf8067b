/** What providers earn and what people pay from their own bank, as JSON. */
@NullMarked
package uk.directly.payment.rest;

import org.jspecify.annotations.NullMarked;
