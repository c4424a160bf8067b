@NullMarked
package uk.crooked.upper.inside;

import org.jspecify.annotations.NullMarked;
