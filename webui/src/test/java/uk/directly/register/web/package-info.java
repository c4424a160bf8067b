@NullMarked
package uk.directly.register.web;

import org.jspecify.annotations.NullMarked;
