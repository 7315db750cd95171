export interface StandardItem {
  /** Item code: second-level indicator plus running number, e.g. "5.1.1". */
  code: string;
  /** Short name of the duty, 8–22 Chinese characters. */
  title: string;
  /** 考核内容: what is checked, 40–120 characters. */
  content: string;
  /** 评分标准: how points are deducted and what counts as proof. */
  scoring: string;
  /** 分值 as a fixed two-decimal string; only two sizes exist. */
  points: "0.50" | "1.00";
  /** 牵头部门, full unit names; the first one is the main lead. */
  leads: string[];
  /** 完成时限 exactly as printed in 2020. */
  dueText: string;
  /** Deadline as month-day ("12-20"); null when dueText carries no date at all. */
  dueOn: string | null;
  /** How often progress is reported. */
  frequency: "QUARTERLY" | "MONTHLY" | "ONCE" | "NONE";
}

export interface Narrative {
  /** Progress texts for work under way; may contain {n} for a small number. */
  started: string[];
  /** Texts saying the work is completed. */
  done: string[];
  /** 存在问题和困难. */
  problems: string[];
  /** 下一步打算. */
  next: string[];
  /** A poor report that a reviewer would send back. */
  vague: string;
  /** 退回原因: what the reviewer says about the vague report. */
  returnReason: string;
}
