@NullMarked
package uk.directly.offer.web;

import org.jspecify.annotations.NullMarked;
