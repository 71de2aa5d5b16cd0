"""HTTP only: who may see it, bind the form, one call down, answer."""
