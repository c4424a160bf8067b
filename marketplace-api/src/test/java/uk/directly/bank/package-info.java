@NullMarked
package uk.directly.bank;

import org.jspecify.annotations.NullMarked;
