@NullMarked
package uk.crooked.model;

import org.jspecify.annotations.NullMarked;
