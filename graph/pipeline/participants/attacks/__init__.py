"""Who attacks whom, and what he comes on, strikes with and strikes by the way."""
