"""Appraisal: the risk of bias of studies and the certainty of the evidence, judged by people; pure."""
