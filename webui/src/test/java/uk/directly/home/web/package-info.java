@NullMarked
package uk.directly.home.web;

import org.jspecify.annotations.NullMarked;
