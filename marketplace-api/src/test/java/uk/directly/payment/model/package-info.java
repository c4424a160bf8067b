@NullMarked
package uk.directly.payment.model;

import org.jspecify.annotations.NullMarked;
