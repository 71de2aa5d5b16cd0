"""Withdrawal: seven quiet steps for people who accepted a job offer and need to withdraw."""
