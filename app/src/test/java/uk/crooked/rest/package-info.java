@NullMarked
package uk.crooked.rest;

import org.jspecify.annotations.NullMarked;
