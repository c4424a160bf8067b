@NullMarked
package uk.directly.payment.web;

import org.jspecify.annotations.NullMarked;
