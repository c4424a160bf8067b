/** Agreements, the employer's tasks and own providers, over JSON. */
@NullMarked
package uk.directly.agreement.rest;

import org.jspecify.annotations.NullMarked;
