"""Figures for the leader's page and the big screen (今日概况): a file for each question that is asked by itself."""
