@NullMarked
package uk.directly.concurrency;

import org.jspecify.annotations.NullMarked;
