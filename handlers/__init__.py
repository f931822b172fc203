"""From a command or a submission to a service call and a reply; one module per command family."""
