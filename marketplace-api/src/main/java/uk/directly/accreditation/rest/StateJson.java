package uk.directly.accreditation.rest;

import uk.directly.register.ProviderState;

/** How far a provider is after a step. */
record StateJson(ProviderState state) {}
