@NullMarked
package uk.directly.agreement.web;

import org.jspecify.annotations.NullMarked;
