@NullMarked
package uk.directly.audit;

import org.jspecify.annotations.NullMarked;
