// Written by `npm run api` from docs/openapi.json. Do not edit.

export interface paths {
    "/api/v1/assessment/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 加减分
         * @description One line of points with its reason.
         */
        post: operations["assessment_adjust"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/adjustments/{line_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 撤销加减分
         * @description The line stays on record and no longer counts.
         */
        post: operations["assessment_cancel_adjustment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/appealable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 可申诉的案件
         * @description Closed cases with which one's units were late, still inside the window.
         */
        get: operations["assessment_appealable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 申诉
         * @description All for those who assess, a unit's own for its people; the newest first.
         */
        get: operations["assessment_appeals"];
        put?: never;
        /**
         * 提出申诉
         * @description Once per case or item, within the window.
         */
        post: operations["assessment_appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/appeals/{appeal_id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 审查申诉
         * @description Two different people; one who does not agree ends it.
         */
        post: operations["assessment_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/appeals/{appeal_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 撤回申诉
         * @description By who filed it, until it is decided; a repeated call answers with it as it is.
         */
        post: operations["assessment_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 方案试运行
         * @description A scheme on a period, beside what is in force, before it goes live. Nothing is written.
         */
        post: operations["assessment_dry_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 本期录入
         * @description Every row of the period, the newest first; a unit sees its own.
         */
        get: operations["assessment_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/evidence/{evidence_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 查看依据材料
         * @description A paper that an entry or an appeal rests on, for those who may see that entry or appeal.
         */
        get: operations["assessment_evidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/exemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 豁免对象
         * @description The object is not scored in the period.
         */
        post: operations["assessment_exempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/exemptions/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 豁免案件
         * @description Cases left out by every scheme that leaves out 豁免.
         */
        get: operations["assessment_exempted_cases"];
        put?: never;
        /**
         * 豁免一个案件
         * @description 不可抗力 and the like.
         */
        post: operations["assessment_exempt_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/exemptions/{line_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 撤销豁免
         * @description The exemption stays on record and no longer counts.
         */
        post: operations["assessment_cancel_exemption"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/explore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 数据透视与热力日历
         * @description Counts by one or two dimensions; weekday by hour is the heat calendar.
         */
        get: operations["assessment_explore"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/explore/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 透视格中的案件
         * @description The cases of one cell.
         */
        get: operations["assessment_explore_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 考核对象与分组
         * @description Everybody of the type with the group they are ranked in.
         */
        get: operations["assessment_groups"];
        /**
         * 更改分组
         * @description Ranks are given inside a group.
         */
        put: operations["assessment_put_groups"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 录入评分或填报数
         * @description Another row for the same item corrects the one before.
         */
        post: operations["assessment_mark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 考核规则
         * @description 申诉期限 in days.
         */
        get: operations["assessment_policy"];
        /** 更改考核规则 */
        put: operations["assessment_put_policy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 公布
         * @description The newest first, corrections among them.
         */
        get: operations["assessment_publications"];
        put?: never;
        /**
         * 公布成绩
         * @description Freezes scores, numbers and cases of a period that is over.
         */
        post: operations["assessment_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/publications/{publication_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 公布的成绩
         * @description As it was published.
         */
        get: operations["assessment_publication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/publications/{publication_id}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 公布数字背后的案件
         * @description The cases that the published number counts, whatever became of them since.
         */
        get: operations["assessment_published_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/publications/{publication_id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 更正
         * @description Counted anew as of the same instant, with its difference; the earlier one stays.
         */
        post: operations["assessment_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/publications/{publication_id}/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 公布的评分表
         * @description As it was published, whatever became of the cases since.
         */
        get: operations["assessment_published_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/schemes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 采用的考核方案
         * @description Every version, with whether it counts for a period that begins today.
         */
        get: operations["assessment_schemes"];
        put?: never;
        /**
         * 采用方案
         * @description For periods that begin on `valid_from` or later. The same text again answers with the same version.
         */
        post: operations["assessment_adopt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/schemes/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 检查方案正文
         * @description For the editor: every mistake with its line, or the worked examples (验算).
         */
        post: operations["assessment_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/schemes/shipped": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 随附方案
         * @description Real cities' rules as texts, to copy and change.
         */
        get: operations["assessment_shipped"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/schemes/{version_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 方案正文
         * @description The text, the numbers that a trial may change, what people are to enter.
         */
        get: operations["assessment_scheme"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/schemes/{version_id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 停用方案
         * @description Periods that begin on that day or later are no longer scored by it.
         */
        post: operations["assessment_retire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 成绩
         * @description As they stand now, beside the period before and the same of last year. Units and persons see their own line.
         */
        get: operations["assessment_scores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 评分表
         * @description As it stands now. Units and persons see their own, without a place.
         */
        get: operations["assessment_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 得分追溯
         * @description The formula of an item, with the numbers put in; behind each fact stands a list of cases.
         */
        get: operations["assessment_trace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/trace/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 数字背后的案件
         * @description Exactly the cases that a number counts.
         */
        get: operations["assessment_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 名次走势
         * @description So many periods up to this one, oldest first; published ones as they were published.
         */
        get: operations["assessment_trend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 试算
         * @description Weights or thresholds changed, and the new ranking. Nothing is written.
         */
        post: operations["assessment_what_if"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletin-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 通报文字
         * @description Every topic of a bulletin of that kind, in the order in which it prints them.
         */
        get: operations["list_bulletin_texts"];
        /**
         * 撰写通报文字
         * @description From the next issue of the period on these words stand in the place of the draft.
         */
        put: operations["put_bulletin_text"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletin-themes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 专项
         * @description 小类 that bulletins count together; everything else is 常规.
         */
        get: operations["list_bulletin_themes"];
        /**
         * 设定专项
         * @description All of them at once; what is not named is no longer one.
         */
        put: operations["put_bulletin_themes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 通报列表
         * @description The latest first.
         */
        get: operations["list_bulletins"];
        put?: never;
        /**
         * 生成通报
         * @description Made now and put on the shelf; one that says the same as the last of its period is not kept twice.
         */
        post: operations["make_bulletin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{bulletin_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 通报内容 */
        get: operations["get_bulletin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{bulletin_id}/files/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载通报文件
         * @description A file of the issue, or a photo that its content names; who took it out is recorded.
         */
        get: operations["get_bulletin_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{bulletin_id}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 印发通报
         * @description From now on the units may read it. Said again, it stays as it was.
         */
        post: operations["issue_bulletin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 上报
         * @description A claim enters the loop. The same key with the same content answers with the same case.
         */
        post: operations["report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/self-handled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 自行处置上报
         * @description Found and fixed on the spot; needs a photo before and one after.
         */
        post: operations["report_self_handled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 相似案件
         * @description The same 小类, near in space and time, nearest first, as far as the user may see them.
         */
        get: operations["similar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 案件详情
         * @description The case page in one answer, with the verbs that are allowed now.
         */
        get: operations["case_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 受理 */
        post: operations["accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/amend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更正信息 */
        post: operations["amend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/answer-oversight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 督办回复 */
        post: operations["answer_oversight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/approve-self-handled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 自处理通过 */
        post: operations["approve_self_handled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/assign-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 指派经办人 */
        post: operations["assign_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结案 */
        post: operations["close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/comment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 */
        post: operations["comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/designate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 指定办理 */
        post: operations["designate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/dispatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 派遣 */
        post: operations["dispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/earlier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 此处往案
         * @description What was reported at the same place before, of whatever kind, newest first, as far as the user may see it.
         */
        get: operations["earlier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 同意延期 */
        post: operations["extend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/feed-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 处理反馈 */
        post: operations["feed_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/file-case": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 立案 */
        post: operations["file_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/follow-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 回访 */
        post: operations["follow_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/force-close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 强制结案 */
        post: operations["force_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/lift-oversight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 督办销号 */
        post: operations["lift_oversight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 合并 */
        post: operations["merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/place-under-oversight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 督办 */
        post: operations["place_under_oversight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 派遣建议
         * @description The unit that the 权责清单 names, why, and until when it would have; or the limit of another unit.
         */
        get: operations["dispatch_proposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回下派 */
        post: operations["recall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/redispatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 二级派遣 */
        post: operations["redispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/refuse-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不同意申请 */
        post: operations["refuse_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/refuse-self-handled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 自处理不通过 */
        post: operations["refuse_self_handled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/reinspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 再次核查 */
        post: operations["reinspect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不予受理 */
        post: operations["reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重开 */
        post: operations["reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/report-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 下级反馈 */
        post: operations["report_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/request-extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请延期 */
        post: operations["request_extension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/request-inspection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 派核查 */
        post: operations["request_inspection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/request-send-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请退回 */
        post: operations["request_send_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/request-suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请挂账 */
        post: operations["request_suspension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/request-verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 派核实 */
        post: operations["request_verification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/request-void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请作废 */
        post: operations["request_void"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复 */
        post: operations["resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/return-to-intake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 回退受理 */
        post: operations["return_to_intake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/rework": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 返工 */
        post: operations["rework"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/send-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 同意退回 */
        post: operations["send_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 签收 */
        post: operations["sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/submit-inspection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核查反馈 */
        post: operations["submit_inspection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/submit-verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核实反馈 */
        post: operations["submit_verification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 同意挂账 */
        post: operations["suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消合并 */
        post: operations["unmerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/urge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 催办 */
        post: operations["urge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废 */
        post: operations["void"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/withdraw-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回申请 */
        post: operations["withdraw_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 查找小类
         * @description By code, name, pinyin initials or words of the filing conditions, best match first; without `q`, all.
         */
        get: operations["categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/{nature}/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 小类与立案条件
         * @description One 小类 with its filing rules, closing conditions and limits.
         */
        get: operations["category_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 变更
         * @description What changed since a cursor; begin without one. With If-None-Match the answer is 304 while nothing did.
         */
        get: operations["changed_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 部门树
         * @description The units of the platform that are in use, each with those below it.
         */
        get: operations["departments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enumerations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 词表
         * @description The words of the loop with their Chinese labels.
         */
        get: operations["enumerations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 上传材料
         * @description Photos are decoded in full and encoded anew without metadata; time and place go into the record.
         *     A PDF is taken in as `kind=document` only.
         */
        post: operations["upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evidence/{evidence_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 查看材料
         * @description The file itself, or `size=thumb` of a photo.
         */
        get: operations["serve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/worklists/{name}.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 导出列表
         * @description An Excel file of the list as it is narrowed now; who took it out is recorded.
         */
        get: operations["export_worklist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 今日上报
         * @description What was reported since local midnight: how much, what, where, at which hours; at most five seconds old.
         */
        get: operations["figures_arrivals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures/now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 在办现状
         * @description Open cases by stage and lamp, as far as the user sees them; at most five seconds old.
         */
        get: operations["figures_now"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures/ranking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 排行
         * @description Best on-time share first; small samples stand behind, unranked.
         */
        get: operations["figures_ranking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 今日办理
         * @description What was done since local midnight, how promptly (四个第一时间), how much in limit; at most five seconds old.
         */
        get: operations["figures_steps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures/ticker": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 实时动态
         * @description The latest moves, newest first, without anything that names a person.
         */
        get: operations["figures_ticker"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures/trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 趋势
         * @description Day by day; every local day is there, empty ones too.
         */
        get: operations["figures_trend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/map/base": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 底图
         * @description The base map from outside (天地图, XYZ, WMTS), if one is configured; without, our own streets and roads.
         */
        get: operations["base_map"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/map/base/{layer}/{z}/{x}/{y}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 底图瓦片
         * @description A tile of a base map in GCJ-02, laid where it belongs in WGS-84, to about a pixel.
         */
        get: operations["base_map_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/map/grades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 区域公布等级
         * @description The types of region of which scores were published, with the legend; tiles colour by them with `graded`.
         *     Empty until somebody publishes a scheme of cells, communities, streets or districts.
         */
        get: operations["map_grades"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/map/inspectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 在岗采集员
         * @description Who acted in the field today, has a duty grid or open tasks, by grid. The centre sees all, an inspector only
         *     themselves; nobody is followed, and nothing is ranked.
         */
        get: operations["map_inspectors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/map/tiles/{layer}/{z}/{x}/{y}.mvt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 矢量瓦片
         * @description A Mapbox vector tile with one layer; an empty one where there is nothing. Cases: only those one may see.
         */
        get: operations["map_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的设置
         * @description Everything one has set, by name.
         */
        get: operations["my_preferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/preferences/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 保存设置
         * @description Keeps a value under a name, up to 50 names; the last one written counts.
         */
        put: operations["put_preference"];
        post?: never;
        /**
         * 删除设置
         * @description Drops the value, if there is one.
         */
        delete: operations["drop_preference"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 提到我单位
         * @description Open cases in which a remark calls one of my units, until somebody of ours speaks there.
         */
        get: operations["mentions_of_us"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 可指派人员
         * @description Who can be given a task: all for the centre, those of one's own units for the handling side.
         */
        get: operations["people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/phrases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 惯用语
         * @description Sentences to pick from for a verb: the platform's own, or the built-in ones.
         */
        get: operations["stock_phrases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/places/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 地址检索
         * @description Places that the words may mean: roads, crossings, house numbers, names, pinyin initials.
         */
        get: operations["addresses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/places/components": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 附近部件
         * @description Components in use around a point, nearest first.
         */
        get: operations["components_near"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/places/divisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 区划
         * @description 区、街道、社区 of the platform, each before those inside it.
         */
        get: operations["divisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/places/locate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 定位
         * @description The grid cell of a point, its divisions, area class, duty grid and a readable address.
         */
        get: operations["locate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/cases/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 查询进度
         * @description How far one's report has come; of a merged report, how far the one it was merged into has.
         */
        get: operations["progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/cases/{number}/rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 评价
         * @description How satisfied the reporter is, once the case is closed.
         */
        post: operations["rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/cases/{number}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 重开
         * @description It is not fixed: within the window the case goes back to be looked at again.
         */
        post: operations["reopen_as_citizen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reporters/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 来电历史
         * @description The last cases reported from a number, newest first; who asked is recorded.
         */
        get: operations["reporter_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 登录
         * @description Opens a session. Wrong five times in five minutes, the door stays shut for a while.
         */
        post: operations["sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 退出
         * @description Ends the session.
         */
        post: operations["sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我是谁
         * @description Name, posts and permissions of who is asking.
         */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/calendar/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 采用常规工作日历
         * @description Monday to Friday, 8–12 and 14–18, with the public holidays; it stays as it is if there is one.
         */
        post: operations["use_default_calendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/catalogue/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 采用自带标准
         * @description The catalogue that comes with the software, in force from today.
         */
        post: operations["use_default_catalogue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 接入渠道
         * @description The programs that may report, with their tokens.
         */
        get: operations["setup_channels"];
        put?: never;
        /**
         * 新建接入渠道
         * @description A person of the post 接入渠道 without a password, who comes in by tokens.
         */
        post: operations["open_channel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/channels/{channel_id}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 渠道的新令牌
         * @description Its text is shown this once.
         */
        post: operations["make_channel_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/channels/{channel_id}/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 吊销渠道令牌
         * @description From now on the token opens nothing.
         */
        delete: operations["revoke_channel_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/platform": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 平台与编号
         * @description Name, division and numbering, with an example of today's first number.
         */
        get: operations["setup_platform"];
        /**
         * 更改平台与编号
         * @description The prefix can be changed only before the first case.
         */
        put: operations["change_platform"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 建区进度
         * @description What is there, what is missing, and what to do about it.
         */
        get: operations["setup_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/test-case": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 测试案件
         * @description One labelled case round the whole loop by the platform's own people; closed at the end, or nothing.
         */
        post: operations["setup_test_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/{kind}/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 试载
         * @description Everything is checked and counted; nothing is written.
         */
        post: operations["setup_dry_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/{kind}/errors.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 错误行
         * @description The failed rows of the same file, each with its number and what to do; mended, it can be loaded itself.
         */
        post: operations["setup_errors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/{kind}/load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 载入
         * @description All or nothing, unless bad rows are to be skipped.
         */
        post: operations["setup_load"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/{kind}/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 表格模板
         * @description An empty table with drop-down lists and an explanation of every column.
         */
        get: operations["setup_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的令牌
         * @description One's own personal tokens, newest first; their texts are not kept.
         */
        get: operations["my_tokens"];
        put?: never;
        /**
         * 新建令牌
         * @description A personal token for programs, with the rights of its owner.
         */
        post: operations["make_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 吊销令牌
         * @description From now on the token opens nothing.
         */
        delete: operations["revoke_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/backlog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 单位在办
         * @description Each unit before those below it, in the official order; also those where nothing lies.
         */
        get: operations["units_backlog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/worklists/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 各列表的件数
         * @description Counted no further than the cap; closed lists are not counted at all.
         */
        get: operations["worklist_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/worklists/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 列表：待办、经办、已办、超期……
         * @description One page by keyset: held lists by due date, 已办 by one's own last step, others by report, newest first.
         *
         *     Nothing is counted.
         */
        get: operations["worklist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * ActOut
         * @description What was done at which case; the place is that of the case, not that of the person.
         */
        ActOut: {
            /** Address */
            address: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            category: components["schemas"]["CategoryBrief"];
            /** Cell */
            cell: string;
            duty_grid: components["schemas"]["Named"] | null;
            /** Label */
            label: string;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Number */
            number: string;
            /** Verb */
            verb: string;
        };
        /** AddressOut */
        AddressOut: {
            /** Cell Code */
            cell_code: string | null;
            /** Exactness */
            exactness: string;
            /** Exactness Label */
            exactness_label: string;
            /** Kind */
            kind: string;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /** Name */
            name: string;
        };
        /** AdjustmentIn */
        AdjustmentIn: {
            /**
             * Basis
             * @description 依据：文件名称、文号或说明
             */
            basis: string;
            /** Evidence */
            evidence?: string | null;
            /**
             * Object
             * @description 考核对象的 key
             */
            object: string;
            /**
             * Period
             * @description 2026-W46、2026-11、2026-Q4、2026 或 2026-11-01..2026-11-15
             */
            period: string;
            /** Points */
            points: number | string;
            /** Reason */
            reason: string;
            /**
             * Scheme
             * @description 方案编号
             */
            scheme: string;
        };
        /** AdjustmentOut */
        AdjustmentOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Basis */
            basis: string;
            /** By */
            by: string;
            /** Cancelled */
            cancelled: boolean;
            /** Cancels */
            cancels: number | null;
            /** Id */
            id: number;
            /** Object */
            object: string;
            paper: components["schemas"]["PaperOut"] | null;
            /** Points */
            points: string | null;
            /** Reason */
            reason: string;
        };
        /** AgainstOut */
        AgainstOut: {
            /** Scheme */
            scheme: string;
            /** Title */
            title: string;
            /** Version */
            version: string;
        };
        /**
         * AllowedVerb
         * @description A verb that the user's post may say here; `enabled` is false, with the reason, when the rules object.
         */
        AllowedVerb: {
            /** Enabled */
            enabled: boolean;
            /** Label */
            label: string;
            /** Needs */
            needs: string[];
            /** Path */
            path: string;
            /** Reason */
            reason: string;
            /** Reason En */
            reason_en: string;
            /** Verb */
            verb: string;
        };
        /**
         * Amendment
         * @description 更正信息; fields that are absent stay.
         */
        Amendment: {
            /** Address */
            address?: string | null;
            /** Category */
            category?: string | null;
            /** @default wgs84 */
            coordinate_system: components["schemas"]["System"];
            /** Description */
            description?: string | null;
            /** Lat */
            lat?: number | null;
            /** Lon */
            lon?: number | null;
            nature?: components["schemas"]["Nature"] | null;
            /**
             * Note
             * @default
             */
            note: string;
            /** Urgent */
            urgent?: boolean | null;
        };
        /** AnswerBy */
        AnswerBy: {
            /** Answer Due At */
            answer_due_at?: string | null;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /** Answered */
        Answered: {
            /**
             * Answer
             * @default
             */
            answer: string;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * AppealIn
         * @description Either a `case`, or an `item` of a `publication` with the value it should have.
         */
        AppealIn: {
            /** Asked Value */
            asked_value?: number | string | null;
            /**
             * Case
             * @default
             */
            case: string;
            /** Evidence */
            evidence?: string[];
            /**
             * Item
             * @default
             */
            item: string;
            /** Publication */
            publication?: number | null;
            /** Reason */
            reason: string;
            /** Unit */
            unit: number;
        };
        /** AppealOut */
        AppealOut: {
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Asked By */
            asked_by: string;
            /** Asked Value */
            asked_value: string | null;
            /** Case */
            case: string | null;
            /** Decided At */
            decided_at: string | null;
            /** Id */
            id: number;
            /** Item */
            item: string;
            /** May Review */
            may_review: boolean;
            /** May Withdraw */
            may_withdraw: boolean;
            outcome: components["schemas"]["Word"] | null;
            /** Papers */
            papers: components["schemas"]["PaperOut"][];
            /** Period */
            period: string;
            /** Reason */
            reason: string;
            /** Reviews */
            reviews: components["schemas"]["ReviewOut"][];
            /** Scheme */
            scheme: string;
            unit: components["schemas"]["Unit"];
            /** Withdrawn Note */
            withdrawn_note: string;
        };
        /** AppealableOut */
        AppealableOut: {
            category: components["schemas"]["CategoryBrief"];
            /** Description */
            description: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Handled At
             * Format: date-time
             */
            handled_at: string;
            /** Number */
            number: string;
            unit: components["schemas"]["Unit"];
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * AreaClass
         * @description 区域类别: A core, B general, C outer; empty where a city makes no difference.
         * @enum {string}
         */
        AreaClass: "" | "A" | "B" | "C";
        /** ArrivalsOut */
        ArrivalsOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Categories */
            categories: components["schemas"]["SliceOut"][];
            /** Hours */
            hours: components["schemas"]["SliceOut"][];
            reported: components["schemas"]["NumberOut"];
            same_day: components["schemas"]["ShareOut"];
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Streets */
            streets: components["schemas"]["SliceOut"][];
        };
        /**
         * AssignmentOut
         * @description One spell (环节). Seconds are counted in the limit's own clock, pauses taken out.
         */
        AssignmentOut: {
            /** Binding */
            binding: boolean;
            /** Children */
            children: components["schemas"]["AssignmentOut"][];
            /** Clause */
            clause: string;
            department: components["schemas"]["Unit"];
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Ended At */
            ended_at: string | null;
            /** Finding */
            finding: string | null;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Kind Label */
            kind_label: string;
            /** Lamp */
            lamp: string | null;
            /** Limit */
            limit: string;
            /** Limit Seconds */
            limit_seconds: number | null;
            /**
             * Original Due At
             * Format: date-time
             */
            original_due_at: string;
            /** Outcome */
            outcome: string | null;
            /** Outcome Label */
            outcome_label: string | null;
            /** Paused At */
            paused_at: string | null;
            /** Person */
            person: string | null;
            /** Provisional */
            provisional: boolean;
            /** Rework */
            rework: boolean;
            /** Sign Due At */
            sign_due_at: string | null;
            /** Signed At */
            signed_at: string | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Used Seconds */
            used_seconds: number | null;
        };
        /**
         * AttributeBy
         * @description By which instant a case belongs to a period (fork 2).
         * @enum {string}
         */
        AttributeBy: "reported_at" | "filed_at" | "dispatched_at" | "due_at" | "closed_at";
        /**
         * BacklogOut
         * @description One unit. `open` is what runs: give its id as `department_id` to the list `below` (for `own` units
         *     `pending`) and exactly these are listed, with `lamp` those that are near or past due; `suspended` likewise.
         */
        BacklogOut: {
            /** Asked */
            asked: number;
            department: components["schemas"]["Unit"];
            /** Handed Down */
            handed_down: number;
            /** Kind */
            kind: string;
            /** Kind Label */
            kind_label: string;
            /** Near Due */
            near_due: number;
            /** Open */
            open: number;
            /** Overdue */
            overdue: number;
            /** Own */
            own: boolean;
            /** Parent Id */
            parent_id: number | null;
            /** Suspended */
            suspended: number;
            /** Unsigned */
            unsigned: number;
        };
        /**
         * BaseMap
         * @description 底图 from outside, as the installation configured it; coordinates are WGS-84, tiles Web Mercator.
         */
        BaseMap: {
            /** Attribution */
            attribution: string;
            /** Max Zoom */
            max_zoom: number;
            /** Tile Size */
            tile_size: number;
            /** Tiles */
            tiles: string[];
        };
        /**
         * BasisIn
         * @description `evidence`: a scan that was uploaded ahead (kind document).
         */
        BasisIn: {
            /**
             * Basis
             * @description 依据：文件名称、文号或说明
             */
            basis: string;
            /** Evidence */
            evidence?: string | null;
        };
        /**
         * Before
         * @description An earlier report from the same number.
         */
        Before: {
            /** Address */
            address: string;
            category: components["schemas"]["CategoryBrief"];
            /** Description */
            description: string;
            /** Ended At */
            ended_at: string | null;
            /** Number */
            number: string;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            /** Satisfaction */
            satisfaction: string | null;
            /** Stage */
            stage: string;
            /** Stage Label */
            stage_label: string;
        };
        /**
         * BehindOut
         * @description A case behind a number. `times` is what it adds; `ruled`: stands here by a granted appeal.
         *
         *     The rest is empty where the reader may not see the case.
         */
        BehindOut: {
            /** Address */
            address: string | null;
            category: components["schemas"]["CategoryBrief"] | null;
            /** Description */
            description: string | null;
            /** Ended At */
            ended_at: string | null;
            /** Number */
            number: string;
            /** Reported At */
            reported_at: string | null;
            /** Ruled */
            ruled: boolean;
            /** Stage */
            stage: string | null;
            /** Stage Label */
            stage_label: string | null;
            /** Times */
            times: number;
        };
        /**
         * BehindPage
         * @description The `times` of all cases add up to `count`.
         */
        BehindPage: {
            /** Count */
            count: number;
            /** Next Cursor */
            next_cursor: string;
            /** Rows */
            rows: components["schemas"]["BehindOut"][];
        };
        /** BelowUnit */
        BelowUnit: {
            /** Department Id */
            department_id: number;
            limit?: components["schemas"]["LimitIn"] | null;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /** BulletinFile */
        BulletinFile: {
            /** Name */
            name: string;
            /** Sha256 */
            sha256: string;
            /** Size */
            size: number;
        };
        /** BulletinIn */
        BulletinIn: {
            /**
             * Period
             * @description 2026-W46、2026-11、2026
             */
            period: string;
            /**
             * Red Header
             * @default false
             */
            red_header: boolean;
        };
        /**
         * BulletinOut
         * @description An issue with its words: sections of blocks (paragraph, table, chart, photos), texts as printed.
         */
        BulletinOut: {
            bulletin: components["schemas"]["BulletinRow"];
            /** Content */
            content: {
                [key: string]: unknown;
            };
        };
        /**
         * BulletinRow
         * @description One issue. `corrects`: which earlier issue of the period it puts right, 0 for none; `made_by` empty: by itself;
         *     `scores`: the published scores that it shows; `missing`: what could not be made, and the remedy.
         */
        BulletinRow: {
            /** Corrects */
            corrects: number;
            /** Files */
            files: components["schemas"]["BulletinFile"][];
            /** Id */
            id: string;
            /** Issued At */
            issued_at: string | null;
            kind: components["schemas"]["Word"];
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Made By */
            made_by: string;
            /** Missing */
            missing: string;
            /** Number */
            number: number;
            /** Period */
            period: string;
            /** Scores */
            scores: string[];
            /** Title */
            title: string;
        };
        /** BulletinTextIn */
        BulletinTextIn: {
            /**
             * Period
             * @description 2026-W46、2026-11、2026
             */
            period: string;
            /**
             * Text
             * @description 空文字恢复为草拟文字
             */
            text: string;
            topic: components["schemas"]["Topic"];
        };
        /**
         * BulletinTextOut
         * @description Words on a topic of a period; empty `text`: nobody wrote any, the bulletin has a draft.
         */
        BulletinTextOut: {
            /** At */
            at: string | null;
            /** By */
            by: string;
            /** Label */
            label: string;
            /** Text */
            text: string;
            /** Topic */
            topic: string;
        };
        /**
         * By
         * @enum {string}
         */
        By: "department" | "division" | "category";
        /** ByRule */
        ByRule: {
            /**
             * Note
             * @default
             */
            note: string;
            /** Rule Id */
            rule_id: number;
        };
        /** CaseDetail */
        CaseDetail: {
            /** Allowed */
            allowed: components["schemas"]["AllowedVerb"][];
            /** Assignments */
            assignments: components["schemas"]["AssignmentOut"][];
            category: components["schemas"]["CategoryBrief"];
            /** Classified Number */
            classified_number: string;
            /** Closing Evidence */
            closing_evidence: string[];
            component: components["schemas"]["Named"] | null;
            /** Description */
            description: string;
            /** Due At */
            due_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /** Evidence */
            evidence: components["schemas"]["EvidenceOut"][];
            holder: components["schemas"]["AssignmentOut"] | null;
            /** Lamp */
            lamp: string | null;
            /** Main */
            main: string | null;
            /** Number */
            number: string;
            /** Oversights */
            oversights: components["schemas"]["OversightOut"][];
            place: components["schemas"]["Place"];
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            /** Reported By */
            reported_by: string | null;
            /** Reporters */
            reporters: components["schemas"]["ReporterOut"][];
            /** Requests */
            requests: components["schemas"]["RequestOut"][];
            rule: components["schemas"]["RuleBrief"] | null;
            /** Seconds Left */
            seconds_left: number | null;
            /** Source */
            source: string;
            /** Source Label */
            source_label: string;
            /** Source Ref */
            source_ref: string;
            /** Stage */
            stage: string;
            /** Stage Label */
            stage_label: string;
            /** Step */
            step: number;
            /** Steps */
            steps: string[];
            /** Subs */
            subs: string[];
            /** Suspensions */
            suspensions: components["schemas"]["SuspensionOut"][];
            /** Timeline */
            timeline: components["schemas"]["TimelineOut"][];
            /** Urgent */
            urgent: boolean;
            /** Why */
            why: string;
        };
        /** CaseExemptionIn */
        CaseExemptionIn: {
            /**
             * Basis
             * @description 依据：文件名称、文号或说明
             */
            basis: string;
            /** Case */
            case: string;
            /** Evidence */
            evidence?: string | null;
        };
        /**
         * CasePage
         * @description `next_cursor` is empty on the last page; give it back as `cursor` for the next one.
         */
        CasePage: {
            /** Next Cursor */
            next_cursor: string;
            /** Rows */
            rows: components["schemas"]["CaseRow"][];
        };
        /**
         * CaseRow
         * @description One line of a list. `seconds_left` is wall-clock time, negative when overdue, empty when paused or over.
         *
         *     A case stands in a list once. `department` is the unit that is due first; `also_at` are the other units that put it
         *     on the same list, `handed_down_to` those to which `department` has passed it and that have not reported back.
         */
        CaseRow: {
            /** Address */
            address: string;
            /** Also At */
            also_at: components["schemas"]["Unit"][];
            category: components["schemas"]["CategoryBrief"];
            /** Classified Number */
            classified_number: string;
            department: components["schemas"]["Unit"] | null;
            /** Description */
            description: string;
            /** Due At */
            due_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /** Handed Down To */
            handed_down_to: components["schemas"]["Unit"][];
            /** Kind */
            kind: string | null;
            /** Lamp */
            lamp: string | null;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Number */
            number: string;
            /** Person */
            person: string | null;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            /** Seconds Left */
            seconds_left: number | null;
            /** Source */
            source: string;
            /** Source Label */
            source_label: string;
            /** Stage */
            stage: string;
            /** Stage Label */
            stage_label: string;
            /** Step */
            step: number;
            /** Urgent */
            urgent: boolean;
        };
        /** CaseThemeIn */
        CaseThemeIn: {
            /** Category Codes */
            category_codes: string[];
            /** Name */
            name: string;
            /** Nature */
            nature: string;
        };
        /** CaseThemeOut */
        CaseThemeOut: {
            /** Category Codes */
            category_codes: string[];
            /** Name */
            name: string;
            /** Nature */
            nature: string;
        };
        /** CaseThemesIn */
        CaseThemesIn: {
            /** Themes */
            themes: components["schemas"]["CaseThemeIn"][];
        };
        /** CategoryBrief */
        CategoryBrief: {
            /** Broad Name */
            broad_name: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Nature */
            nature: string;
        };
        /** CategoryDetail */
        CategoryDetail: {
            /** Broad Name */
            broad_name: string;
            /** Closing Evidence */
            closing_evidence: string[];
            /** Code */
            code: string;
            /** Initials */
            initials: string;
            /** Name */
            name: string;
            /** Nature */
            nature: string;
            /** Rules */
            rules: components["schemas"]["RuleOut"][];
            /** Same Day */
            same_day: boolean;
        };
        /** CategoryOut */
        CategoryOut: {
            /** Broad Name */
            broad_name: string;
            /** Closing Evidence */
            closing_evidence: string[];
            /** Code */
            code: string;
            /** Initials */
            initials: string;
            /** Name */
            name: string;
            /** Nature */
            nature: string;
            /** Same Day */
            same_day: boolean;
        };
        /** CellOut */
        CellOut: {
            /** Column */
            column: string;
            /** Count */
            count: number;
            /** Row */
            row: string;
        };
        /**
         * ChangeOut
         * @description One object before and after; `up`: places gained.
         */
        ChangeOut: {
            /** Group */
            group: string;
            /** Key */
            key: string;
            /** Label */
            label: string;
            /** Rank After */
            rank_after: number | null;
            /** Rank Before */
            rank_before: number | null;
            /** Total After */
            total_after: string | null;
            /** Total Before */
            total_before: string | null;
            /** Up */
            up: number | null;
        };
        /**
         * ChangesOut
         * @description `changed` are numbers of cases to fetch again, `mine` those of them that wait for me now.
         *
         *     With `more` the list is cut short or the cursor too old: load what is shown afresh.
         */
        ChangesOut: {
            /** Changed */
            changed: string[];
            /** Cursor */
            cursor: string;
            /** Mine */
            mine: string[];
            /** More */
            more: boolean;
        };
        /** ChannelIn */
        ChannelIn: {
            /** Name */
            name: string;
            /** Username */
            username: string;
        };
        /**
         * ChannelOut
         * @description An outside program that reports; `tokens` without their texts, newest first.
         */
        ChannelOut: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Tokens */
            tokens: components["schemas"]["TokenOut"][];
            /** Username */
            username: string;
        };
        /**
         * CheckedOut
         * @description Every mistake that was found, in the order of the lines, or the examples that were checked.
         */
        CheckedOut: {
            /** Digest */
            digest: string;
            /** Golden */
            golden: components["schemas"]["GoldenOut"][];
            /** Mistakes */
            mistakes: components["schemas"]["MistakeOut"][];
            object_type: components["schemas"]["Word"] | null;
            /** Title */
            title: string;
        };
        /**
         * Chosen
         * @description The filters of the list, and the columns in their order, separated by commas; all without.
         */
        Chosen: {
            area_class?: components["schemas"]["AreaClass"] | null;
            /**
             * Category Code
             * @default
             */
            category_code: string;
            /**
             * Cell Code
             * @default
             */
            cell_code: string;
            /**
             * Columns
             * @default
             */
            columns: string;
            /**
             * Cursor
             * @default
             */
            cursor: string;
            /** Department Id */
            department_id?: number | null;
            /**
             * Division Code
             * @default
             */
            division_code: string;
            /** @description 办过的环节；下面几项说明何时、由谁、是否超时 */
            done?: components["schemas"]["Done"] | null;
            /** Done By */
            done_by?: number | null;
            /** Done From */
            done_from?: string | null;
            /** Done Late */
            done_late?: boolean | null;
            /**
             * Done Over
             * @description 用时超过多少分钟
             */
            done_over?: number | null;
            /** Done To */
            done_to?: string | null;
            /**
             * Done Within
             * @description 用时不超过多少分钟
             */
            done_within?: number | null;
            lamp?: components["schemas"]["Lamp"] | null;
            nature?: components["schemas"]["Nature"] | null;
            /**
             * Open
             * @description 只看未办结（true）或已办结（false）
             */
            open?: boolean | null;
            /**
             * Person Id
             * @description 现经办人
             */
            person_id?: number | null;
            /** Reported From */
            reported_from?: string | null;
            /** Reported To */
            reported_to?: string | null;
            /** Rule Id */
            rule_id?: number | null;
            /** Same Day */
            same_day?: boolean | null;
            /**
             * Size
             * @default 50
             */
            size: number;
            source?: components["schemas"]["Source"] | null;
            stage?: components["schemas"]["Stage"] | null;
            /**
             * Subcategory
             * @description 完整的小类代码
             * @default
             */
            subcategory: string;
            /**
             * Text
             * @default
             */
            text: string;
            /** Urgent */
            urgent?: boolean | null;
        };
        /** ComponentOut */
        ComponentOut: {
            /** Category Code */
            category_code: string;
            /** Code */
            code: string;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            maintainer: components["schemas"]["Unit"] | null;
            /** Metres */
            metres: number;
            /** Name */
            name: string;
            owner: components["schemas"]["Unit"] | null;
            /** State */
            state: string;
        };
        /** CorrectIn */
        CorrectIn: {
            /** Reason */
            reason: string;
        };
        /**
         * Counts
         * @description How many rows each list holds, counted no further than `cap`.
         */
        Counts: {
            /** Cap */
            cap: number;
            /** Counts */
            counts: {
                [key: string]: number;
            };
        };
        /** DayOut */
        DayOut: {
            closed: components["schemas"]["NumberOut"];
            handled: components["schemas"]["NumberOut"];
            late: components["schemas"]["NumberOut"];
            /** On */
            on: string;
            reported: components["schemas"]["NumberOut"];
        };
        /** DepartmentOut */
        DepartmentOut: {
            /** Children */
            children: components["schemas"]["DepartmentOut"][];
            /** Code */
            code: string;
            /** Desk */
            desk: string;
            /** Id */
            id: number;
            /** Initials */
            initials: string;
            /** Kind */
            kind: string;
            /** Kind Label */
            kind_label: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Short Name */
            short_name: string;
        };
        /**
         * Dimension
         * @enum {string}
         */
        Dimension: "unit" | "street" | "community" | "cell" | "nature" | "category" | "source" | "area" | "month" | "day" | "weekday" | "hour";
        /**
         * DivisionOut
         * @description 区划 with its 拼音首字母, by which people search.
         */
        DivisionOut: {
            /** Code */
            code: string;
            /** Initials */
            initials: string;
            /** Name */
            name: string;
        };
        /**
         * Done
         * @enum {string}
         */
        Done: "accepted" | "filed" | "dispatched" | "handled" | "reworked" | "inspected" | "closed" | "rejected" | "voided";
        /**
         * DrawnOut
         * @description A number and where its cases are: give `fact` to the list.
         */
        DrawnOut: {
            /** Fact */
            fact: string;
            /** Label */
            label: string;
            /** Value */
            value: string;
        };
        /**
         * DryRun
         * @description Without a period: the last one of the scheme's kind that is over. `against`: the scheme in force to compare with;
         *     without it the one of the same id, else the first for the same objects and groups.
         */
        DryRun: {
            /**
             * Against
             * @description 方案编号
             * @default
             */
            against: string;
            /**
             * Period
             * @description 2026-W46、2026-11、2026-Q4、2026 或 2026-11-01..2026-11-15
             * @default
             */
            period: string;
            /**
             * Text
             * @description 方案正文（TOML）
             */
            text: string;
        };
        /**
         * Earlier
         * @description An earlier case at the same place.
         */
        Earlier: {
            category: components["schemas"]["CategoryBrief"];
            /** Description */
            description: string;
            /** Ended At */
            ended_at: string | null;
            /** Number */
            number: string;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            /** Stage */
            stage: string;
            /** Stage Label */
            stage_label: string;
        };
        /** EnteredOut */
        EnteredOut: {
            /** Basis */
            basis: string;
            /** By */
            by: string;
            /** Item */
            item: string;
            /** Value */
            value: string;
        };
        /** EntriesOut */
        EntriesOut: {
            /** Adjustments */
            adjustments: components["schemas"]["AdjustmentOut"][];
            /** Exemptions */
            exemptions: components["schemas"]["ExemptionOut"][];
            /** Marks */
            marks: components["schemas"]["MarkOut"][];
        };
        /** EntryIn */
        EntryIn: {
            /**
             * Basis
             * @description 依据：文件名称、文号或说明
             */
            basis: string;
            /** Evidence */
            evidence?: string | null;
            /**
             * Object
             * @description 考核对象的 key
             */
            object: string;
            /**
             * Period
             * @description 2026-W46、2026-11、2026-Q4、2026 或 2026-11-01..2026-11-15
             */
            period: string;
            /**
             * Scheme
             * @description 方案编号
             */
            scheme: string;
        };
        /**
         * EntryWanted
         * @description What people are to enter: a mark up to `full`, or a count.
         */
        EntryWanted: {
            /** Full */
            full: string | null;
            /** Id */
            id: string;
            /** Label */
            label: string;
        };
        /**
         * Enumerations
         * @description The words of the loop with their labels, for menus.
         */
        Enumerations: {
            /** Area Classes */
            area_classes: components["schemas"]["Word"][];
            /** Asked */
            asked: components["schemas"]["Word"][];
            /** Coordinate Systems */
            coordinate_systems: components["schemas"]["Word"][];
            /** Evidence Kinds */
            evidence_kinds: components["schemas"]["Word"][];
            /** Kinds */
            kinds: components["schemas"]["Word"][];
            /** Lamps */
            lamps: components["schemas"]["Word"][];
            /** Limit Units */
            limit_units: components["schemas"]["Word"][];
            /** Natures */
            natures: components["schemas"]["Word"][];
            /** Posts */
            posts: components["schemas"]["Word"][];
            /** Satisfaction */
            satisfaction: components["schemas"]["Word"][];
            /** Sources */
            sources: components["schemas"]["Word"][];
            /** Stages */
            stages: components["schemas"]["Word"][];
            /** Steps */
            steps: string[];
            /** Verbs */
            verbs: components["schemas"]["VerbOut"][];
            /** Worklists */
            worklists: components["schemas"]["Word"][];
        };
        /**
         * EvidenceIn
         * @description Hints are used where the file itself says nothing.
         */
        EvidenceIn: {
            /** Captured At */
            captured_at?: string | null;
            /** Captured Lat */
            captured_lat?: number | null;
            /** Captured Lon */
            captured_lon?: number | null;
            /**
             * Case
             * @description 案件编号；不填则先上传、后随动作附上
             * @default
             */
            case: string;
            kind: components["schemas"]["EvidenceKind"];
        };
        /**
         * EvidenceKind
         * @enum {string}
         */
        EvidenceKind: "before" | "after" | "scene" | "verification" | "inspection" | "document";
        /** EvidenceOut */
        EvidenceOut: {
            /** Assignment */
            assignment: string | null;
            /** Captured At */
            captured_at: string | null;
            /** Captured Lat */
            captured_lat: number | null;
            /** Captured Lon */
            captured_lon: number | null;
            /** Case */
            case: string | null;
            /** Height */
            height: number | null;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Kind Label */
            kind_label: string;
            /** Media Type */
            media_type: string;
            /** Sha256 */
            sha256: string;
            /** Size */
            size: number;
            /** Thumbnail Url */
            thumbnail_url: string | null;
            /**
             * Uploaded At
             * Format: date-time
             */
            uploaded_at: string;
            /** Uploaded By */
            uploaded_by: string | null;
            /** Url */
            url: string;
            /** Width */
            width: number | null;
        };
        /** ExemptionOut */
        ExemptionOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Basis */
            basis: string;
            /** By */
            by: string;
            /** Cancelled */
            cancelled: boolean;
            /** Cancels */
            cancels: number | null;
            /** Case */
            case: string | null;
            /** Id */
            id: number;
            /** Object */
            object: string;
            paper: components["schemas"]["PaperOut"] | null;
        };
        /**
         * Explore
         * @description `by`: by which instant a case belongs to the period.
         */
        Explore: {
            /** @default reported_at */
            by: "reported_at" | "filed_at" | "dispatched_at" | "due_at" | "closed_at";
            columns?: components["schemas"]["Dimension"] | null;
            /** @default reported */
            fact: "reported" | "valid_report" | "public_report" | "verified_public_report" | "missed" | "self_handled" | "accepted" | "accepted_on_time" | "rejected" | "to_request_verification" | "verification_requested" | "verification_requested_on_time" | "to_verify" | "verified" | "verified_on_time" | "filed" | "filed_on_time" | "filed_accurately" | "voided" | "to_dispatch" | "dispatched" | "dispatched_on_time" | "dispatched_accurately" | "dispatched_wrongly" | "to_handle" | "handled" | "handled_on_time" | "handled_late" | "unhandled" | "unhandled_in_time" | "unhandled_overdue" | "signed_on_time" | "sent_back" | "shirked" | "extended" | "suspended" | "ever_suspended" | "rework" | "rework_count" | "inspection_failed_count" | "inspection_failed_often" | "to_arrange" | "arranged" | "arranged_on_time" | "to_inspect" | "inspected" | "inspected_on_time" | "due" | "closed" | "closed_on_time" | "closed_late" | "unclosed" | "chief_closed_on_time" | "force_closed" | "reopened" | "same_day_arrived" | "same_day_closed" | "carried_over" | "urged_count" | "overseen" | "oversight_answered_on_time" | "urgent_due" | "urgent_closed" | "urgent_closed_on_time" | "leader_media" | "public_closed_late" | "public_unhandled_overdue" | "followed_up" | "very_satisfied" | "satisfied" | "fair" | "dissatisfied";
            /**
             * Period
             * @description 2026-W46、2026-11、2026-Q4、2026 或 2026-11-01..2026-11-15
             */
            period: string;
            rows: components["schemas"]["Dimension"];
        };
        /** ExploreCell */
        ExploreCell: {
            /** @default reported_at */
            by: "reported_at" | "filed_at" | "dispatched_at" | "due_at" | "closed_at";
            /**
             * Column
             * @default
             */
            column: string;
            columns?: components["schemas"]["Dimension"] | null;
            /**
             * Cursor
             * @default
             */
            cursor: string;
            /** @default reported */
            fact: "reported" | "valid_report" | "public_report" | "verified_public_report" | "missed" | "self_handled" | "accepted" | "accepted_on_time" | "rejected" | "to_request_verification" | "verification_requested" | "verification_requested_on_time" | "to_verify" | "verified" | "verified_on_time" | "filed" | "filed_on_time" | "filed_accurately" | "voided" | "to_dispatch" | "dispatched" | "dispatched_on_time" | "dispatched_accurately" | "dispatched_wrongly" | "to_handle" | "handled" | "handled_on_time" | "handled_late" | "unhandled" | "unhandled_in_time" | "unhandled_overdue" | "signed_on_time" | "sent_back" | "shirked" | "extended" | "suspended" | "ever_suspended" | "rework" | "rework_count" | "inspection_failed_count" | "inspection_failed_often" | "to_arrange" | "arranged" | "arranged_on_time" | "to_inspect" | "inspected" | "inspected_on_time" | "due" | "closed" | "closed_on_time" | "closed_late" | "unclosed" | "chief_closed_on_time" | "force_closed" | "reopened" | "same_day_arrived" | "same_day_closed" | "carried_over" | "urged_count" | "overseen" | "oversight_answered_on_time" | "urgent_due" | "urgent_closed" | "urgent_closed_on_time" | "leader_media" | "public_closed_late" | "public_unhandled_overdue" | "followed_up" | "very_satisfied" | "satisfied" | "fair" | "dissatisfied";
            /**
             * Period
             * @description 2026-W46、2026-11、2026-Q4、2026 或 2026-11-01..2026-11-15
             */
            period: string;
            /** Row */
            row: string;
            rows: components["schemas"]["Dimension"];
            /**
             * Size
             * @default 50
             */
            size: number;
        };
        /**
         * Fact
         * @enum {string}
         */
        Fact: "reported" | "valid_report" | "public_report" | "verified_public_report" | "missed" | "self_handled" | "accepted" | "accepted_on_time" | "rejected" | "to_request_verification" | "verification_requested" | "verification_requested_on_time" | "to_verify" | "verified" | "verified_on_time" | "filed" | "filed_on_time" | "filed_accurately" | "voided" | "to_dispatch" | "dispatched" | "dispatched_on_time" | "dispatched_accurately" | "dispatched_wrongly" | "to_handle" | "handled" | "handled_on_time" | "handled_late" | "unhandled" | "unhandled_in_time" | "unhandled_overdue" | "signed_on_time" | "sent_back" | "shirked" | "extended" | "suspended" | "ever_suspended" | "rework" | "rework_count" | "inspection_failed_count" | "inspection_failed_often" | "to_arrange" | "arranged" | "arranged_on_time" | "to_inspect" | "inspected" | "inspected_on_time" | "due" | "closed" | "closed_on_time" | "closed_late" | "unclosed" | "chief_closed_on_time" | "force_closed" | "reopened" | "same_day_arrived" | "same_day_closed" | "carried_over" | "urged_count" | "overseen" | "oversight_answered_on_time" | "urgent_due" | "urgent_closed" | "urgent_closed_on_time" | "leader_media" | "public_closed_late" | "public_unhandled_overdue" | "followed_up" | "very_satisfied" | "satisfied" | "fair" | "dissatisfied";
        /** Factor */
        Factor: {
            /**
             * Factor
             * @default 1
             */
            factor: number | string;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /** FormulaOut */
        FormulaOut: {
            /** Drawn */
            drawn: components["schemas"]["DrawnOut"][];
            /** Formula */
            formula: string;
            /** Id */
            id: string;
            /** Label */
            label: string;
            /** Substituted */
            substituted: string;
            /** Value */
            value: string | null;
        };
        /**
         * Frame
         * @description `numbered`: there are cases, the prefix of their numbers stays.
         */
        Frame: {
            /** Code */
            code: string;
            /** Division Code */
            division_code: string;
            /** Example */
            example: string;
            /** Name */
            name: string;
            /** Number Prefix */
            number_prefix: string;
            /** Numbered */
            numbered: boolean;
        };
        /** FrameIn */
        FrameIn: {
            /** Division Code */
            division_code: string;
            /** Name */
            name: string;
            /**
             * Number Prefix
             * @default
             */
            number_prefix: string;
        };
        /**
         * GoldenOut
         * @description One worked example: what is expected and what this text gives.
         */
        GoldenOut: {
            /** Expected */
            expected: string;
            /** Expected En */
            expected_en: string;
            /** Got */
            got: string;
            /** Got En */
            got_en: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Ok */
            ok: boolean;
        };
        /** GradeOut */
        GradeOut: {
            /** Colour */
            colour: string;
            /** Label */
            label: string;
        };
        /**
         * GradeStepOut
         * @description One grade: how many regions have it, and the lowest total that earns it.
         */
        GradeStepOut: {
            /** Colour */
            colour: string;
            /** Count */
            count: number;
            /** Label */
            label: string;
            /** Low */
            low: string;
        };
        /**
         * GradedOut
         * @description One type of region. `ungraded`: those without a grade, because they were not scored or the scheme has none.
         */
        GradedOut: {
            /** Legend */
            legend: components["schemas"]["GradeStepOut"][];
            object_type: components["schemas"]["Word"];
            /** Publications */
            publications: components["schemas"]["PublishedOut"][];
            /** Ungraded */
            ungraded: number;
        };
        /** GroupOut */
        GroupOut: {
            /** Group */
            group: string;
            /** Key */
            key: string;
            /** Label */
            label: string;
        };
        /**
         * GroupsIn
         * @description Object → group; an empty group puts it back into that of its kind.
         */
        GroupsIn: {
            /** Groups */
            groups: {
                [key: string]: string;
            };
            object_type: components["schemas"]["ObjectType"];
        };
        /**
         * How
         * @description What a file cannot say itself.
         */
        How: {
            /**
             * Calendar
             * @default
             */
            calendar: string;
            /** @default cgcs2000 */
            crs: "cgcs2000" | "wgs84" | "gcj02" | "bd09";
            /** Decree */
            decree?: number | null;
            /** Effective On */
            effective_on?: string | null;
            nature?: components["schemas"]["Nature"] | null;
            /**
             * Skip Bad
             * @default false
             */
            skip_bad: boolean;
            /**
             * Version
             * @default
             */
            version: string;
        };
        /** Inspected */
        Inspected: {
            /** Evidence */
            evidence?: string[];
            /** Fixed */
            fixed: boolean;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * InspectorOut
         * @description `act` is the last one since local midnight. `verifying` and `inspecting`: open tasks now; `/worklists/all` with
         *     `person_id` lists them.
         */
        InspectorOut: {
            act: components["schemas"]["ActOut"] | null;
            /** Grids */
            grids: components["schemas"]["Named"][];
            /** Id */
            id: number;
            /** Inspecting */
            inspecting: number;
            /** Name */
            name: string;
            /** Verifying */
            verifying: number;
        };
        /** IntoMain */
        IntoMain: {
            /** Main */
            main: string;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * ItemOut
         * @description One line of the sheet; `points` are what it adds to the total, empty when it takes no part.
         */
        ItemOut: {
            /** Flags */
            flags: components["schemas"]["Word"][];
            /** Full */
            full: string;
            /** Id */
            id: string;
            kind: components["schemas"]["Word"];
            /** Label */
            label: string;
            /** Lost */
            lost: string;
            /** Points */
            points: string | null;
            /** Reason */
            reason: string;
            /** Reason En */
            reason_en: string;
            /** Value */
            value: string | null;
            /** Weight */
            weight: string;
        };
        /**
         * Kind
         * @enum {string}
         */
        Kind: "week" | "month" | "quarter" | "year" | "custom";
        /**
         * Lamp
         * @enum {string}
         */
        Lamp: "green" | "yellow" | "red" | "paused";
        /**
         * LayerName
         * @enum {string}
         */
        LayerName: "cases" | "cells" | "divisions" | "grounds" | "roads" | "components";
        /** LimitIn */
        LimitIn: {
            /** Amount */
            amount: number | string;
            unit: components["schemas"]["Unit"];
        };
        /**
         * LimitOut
         * @description 处置时限 in an area class; the empty class is the one for all others.
         */
        LimitOut: {
            /** Area Class */
            area_class: string;
            /** Label */
            label: string;
        };
        /**
         * Loaded
         * @description What was written, or in a dry run would be; `problems` holds the first ones, `problem_count` says of how many.
         */
        Loaded: {
            /** Created */
            created: number;
            /** Kind */
            kind: string;
            /** Notes */
            notes: string[];
            /** Notes En */
            notes_en: string[];
            /** Problem Count */
            problem_count: number;
            /** Problems */
            problems: components["schemas"]["ProblemRow"][];
            /** Removed */
            removed: number;
            /** Skipped */
            skipped: number;
            /** Total */
            total: number;
            /** Unchanged */
            unchanged: number;
            /** Updated */
            updated: number;
            /** Written */
            written: boolean;
        };
        /**
         * Located
         * @description What follows from a point.
         */
        Located: {
            /** Address */
            address: string;
            /** Area Class */
            area_class: string;
            /** Cell Code */
            cell_code: string;
            /** Chain */
            chain: components["schemas"]["Named"][];
            duty_grid: components["schemas"]["Named"] | null;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
        };
        /** Login */
        Login: {
            /** Password */
            password: string;
            /** Username */
            username: string;
        };
        /**
         * MarkIn
         * @description Without a value the entry is taken back.
         */
        MarkIn: {
            /**
             * Basis
             * @description 依据：文件名称、文号或说明
             */
            basis: string;
            /** Evidence */
            evidence?: string | null;
            /** Item */
            item: string;
            /**
             * Object
             * @description 考核对象的 key
             */
            object: string;
            /**
             * Period
             * @description 2026-W46、2026-11、2026-Q4、2026 或 2026-11-01..2026-11-15
             */
            period: string;
            /**
             * Scheme
             * @description 方案编号
             */
            scheme: string;
            /** Value */
            value?: number | string | null;
        };
        /**
         * MarkOut
         * @description The newest row of an object and item counts; an empty value took the entry back.
         */
        MarkOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Basis */
            basis: string;
            /** By */
            by: string;
            /** Id */
            id: number;
            /** Item */
            item: string;
            /** Object */
            object: string;
            paper: components["schemas"]["PaperOut"] | null;
            /** Value */
            value: string | null;
        };
        /**
         * Me
         * @description The signed-in person. `csrf_token` goes into X-CSRFToken of every write of a browser.
         */
        Me: {
            /** Csrf Token */
            csrf_token: string;
            /** Name */
            name: string;
            /** Permissions */
            permissions: string[];
            platform: components["schemas"]["Named"] | null;
            /** Seats */
            seats: components["schemas"]["Seat"][];
            /** Username */
            username: string;
        };
        /**
         * Mention
         * @description Somebody called one of my units in a case, and nobody of ours has spoken there since.
         */
        Mention: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string | null;
            category: components["schemas"]["CategoryBrief"];
            /** Department */
            department: string | null;
            /** Note */
            note: string;
            /** Number */
            number: string;
            /** Stage */
            stage: string;
            /** Stage Label */
            stage_label: string;
        };
        /**
         * MistakeOut
         * @description `line` counts from 1.
         */
        MistakeOut: {
            /** En */
            en: string;
            /** Line */
            line: number;
            /** Zh */
            zh: string;
        };
        /** MoveOut */
        MoveOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Category */
            category: string;
            /** Department */
            department: string;
            /** Label */
            label: string;
            /** Number */
            number: string;
            /** Street */
            street: string;
            /** Verb */
            verb: string;
        };
        /**
         * Moved
         * @description How the case stands after a verb.
         */
        Moved: {
            department: components["schemas"]["Unit"] | null;
            /** Due At */
            due_at: string | null;
            /** Kind */
            kind: string | null;
            /** Lamp */
            lamp: string | null;
            /** Number */
            number: string;
            /** Stage */
            stage: string;
            /** Stage Label */
            stage_label: string;
        };
        /** Named */
        Named: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * Narrow
         * @description What narrows a list; empty fields do not.
         */
        Narrow: {
            area_class?: components["schemas"]["AreaClass"] | null;
            /**
             * Category Code
             * @default
             */
            category_code: string;
            /**
             * Cell Code
             * @default
             */
            cell_code: string;
            /**
             * Cursor
             * @default
             */
            cursor: string;
            /** Department Id */
            department_id?: number | null;
            /**
             * Division Code
             * @default
             */
            division_code: string;
            /** @description 办过的环节；下面几项说明何时、由谁、是否超时 */
            done?: components["schemas"]["Done"] | null;
            /** Done By */
            done_by?: number | null;
            /** Done From */
            done_from?: string | null;
            /** Done Late */
            done_late?: boolean | null;
            /**
             * Done Over
             * @description 用时超过多少分钟
             */
            done_over?: number | null;
            /** Done To */
            done_to?: string | null;
            /**
             * Done Within
             * @description 用时不超过多少分钟
             */
            done_within?: number | null;
            lamp?: components["schemas"]["Lamp"] | null;
            nature?: components["schemas"]["Nature"] | null;
            /**
             * Open
             * @description 只看未办结（true）或已办结（false）
             */
            open?: boolean | null;
            /**
             * Person Id
             * @description 现经办人
             */
            person_id?: number | null;
            /** Reported From */
            reported_from?: string | null;
            /** Reported To */
            reported_to?: string | null;
            /** Rule Id */
            rule_id?: number | null;
            /** Same Day */
            same_day?: boolean | null;
            /**
             * Size
             * @default 50
             */
            size: number;
            source?: components["schemas"]["Source"] | null;
            stage?: components["schemas"]["Stage"] | null;
            /**
             * Subcategory
             * @description 完整的小类代码
             * @default
             */
            subcategory: string;
            /**
             * Text
             * @default
             */
            text: string;
            /** Urgent */
            urgent?: boolean | null;
        };
        /**
         * Nature
         * @enum {string}
         */
        Nature: "component" | "event";
        /**
         * NewToken
         * @description `token` is shown this once.
         */
        NewToken: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Expires At */
            expires_at: string | null;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Revoked At */
            revoked_at: string | null;
            /** Token */
            token: string;
        };
        /**
         * Note
         * @description 意见.
         */
        Note: {
            /**
             * Note
             * @default
             */
            note: string;
        };
        /** NowOut */
        NowOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Lamps */
            lamps: components["schemas"]["SliceOut"][];
            /** Open */
            open: components["schemas"]["SliceOut"][];
        };
        /**
         * NumberOut
         * @description So many cases. Give `cases` to GET /worklists/all and exactly these are listed.
         */
        NumberOut: {
            /** Cases */
            cases: {
                [key: string]: string;
            };
            /** Count */
            count: number;
        };
        /**
         * ObjectType
         * @description 考核对象: what a scheme scores.
         * @enum {string}
         */
        ObjectType: "unit" | "second_level" | "cell" | "community" | "street" | "district" | "inspector" | "intake" | "duty_chief" | "dispatcher" | "company";
        /** OnDay */
        OnDay: {
            /**
             * On
             * Format: date
             */
            on: string;
        };
        /** OnePerson */
        OnePerson: {
            /**
             * Note
             * @default
             */
            note: string;
            /** Person Id */
            person_id: number;
        };
        /** OversightOut */
        OversightOut: {
            /** Answer */
            answer: string;
            /** Answer Due At */
            answer_due_at: string | null;
            /** Answered At */
            answered_at: string | null;
            /** Department */
            department: string;
            /** Lifted At */
            lifted_at: string | null;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Placed By */
            placed_by: string;
            /** Requirement */
            requirement: string;
        };
        /**
         * PaperOut
         * @description A paper that an entry or appeal rests on: a photo, or a file to save (`application/pdf`).
         */
        PaperOut: {
            /** Id */
            id: string;
            /** Media Type */
            media_type: string;
            /** Size */
            size: number;
        };
        /**
         * Period
         * @enum {string}
         */
        Period: "day" | "week" | "month";
        /** PeriodOut */
        PeriodOut: {
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /**
             * First
             * Format: date
             */
            first: string;
            /** Key */
            key: string;
            kind: components["schemas"]["Word"];
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Running */
            running: boolean;
        };
        /** PersonOut */
        PersonOut: {
            department: components["schemas"]["Unit"];
            /** Id */
            id: number;
            /** Initials */
            initials: string;
            /** Name */
            name: string;
            /** Open Tasks */
            open_tasks: number;
        };
        /**
         * PivotOut
         * @description Cells that are not zero; labels in the order in which they are shown.
         */
        PivotOut: {
            /** Cells */
            cells: components["schemas"]["CellOut"][];
            /** Columns */
            columns: components["schemas"]["Word"][];
            fact: components["schemas"]["Word"];
            period: components["schemas"]["PeriodOut"];
            /** Rows */
            rows: components["schemas"]["Word"][];
        };
        /** Place */
        Place: {
            /** Address */
            address: string;
            /** Area Class */
            area_class: string;
            cell: components["schemas"]["Named"] | null;
            /** Chain */
            chain: components["schemas"]["Named"][];
            duty_grid: components["schemas"]["Named"] | null;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
        };
        /** PointOut */
        PointOut: {
            /** Group */
            group: string;
            /** Key */
            key: string;
            /** Label */
            label: string;
            /** Rank */
            rank: number | null;
            /** Total */
            total: string | null;
        };
        /** PointsOut */
        PointsOut: {
            /** Evidence */
            evidence: string;
            /** Points */
            points: string;
            /** Reason */
            reason: string;
        };
        /** PolicyIn */
        PolicyIn: {
            /** Appeal Days */
            appeal_days: number;
        };
        /** PolicyOut */
        PolicyOut: {
            /** Appeal Days */
            appeal_days: number;
        };
        /**
         * Post
         * @description A post is a set of permitted actions; one person may hold several, small centres merge them.
         * @enum {string}
         */
        Post: "inspector" | "intake" | "duty_chief" | "dispatcher" | "handler" | "overseer" | "centre_head" | "leader" | "assessor" | "admin" | "channel" | "citizen" | "system";
        /**
         * PreferenceIn
         * @description Any JSON, up to 16,384 characters.
         */
        PreferenceIn: {
            /** Value */
            value: unknown;
        };
        /**
         * Problem
         * @description An error, application/problem+json; further members carry facts.
         */
        Problem: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Detail En */
            detail_en: string;
            /** Errors */
            errors: {
                [key: string]: string;
            }[];
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /**
         * ProblemRow
         * @description Row 0 is the file as a whole.
         */
        ProblemRow: {
            /** Problem */
            problem: string;
            /** Problem En */
            problem_en: string;
            /** Row */
            row: number;
            /** Sheet */
            sheet: string;
        };
        /**
         * Progress
         * @description What a citizen sees of their report: no names of people, no numbers of others.
         */
        Progress: {
            /** Answer */
            answer: string;
            /** Answered At */
            answered_at: string | null;
            /** Category */
            category: string;
            /** Ended At */
            ended_at: string | null;
            /** History */
            history: components["schemas"]["Step"][];
            /** May Rate */
            may_rate: boolean;
            /** May Reopen */
            may_reopen: boolean;
            /** Number */
            number: string;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            /** Satisfaction */
            satisfaction: string | null;
            /** Stage Label */
            stage_label: string;
            /** Step */
            step: number;
            /** Steps */
            steps: string[];
        };
        /**
         * PromptnessOut
         * @description Wall-clock minutes. Without `target` each case has its own due date, and `kept` means on time.
         */
        PromptnessOut: {
            kept: components["schemas"]["ShareOut"];
            /** Label */
            label: string;
            /** Median */
            median: number | null;
            /** P90 */
            p90: number | null;
            /** Step */
            step: string;
            /** Target */
            target: number | null;
        };
        /**
         * ProposalOut
         * @description 建议主办单位 with its clause and the steps of the reasoning; `due_at` is when its limit would run out.
         */
        ProposalOut: {
            /** Assisting */
            assisting: components["schemas"]["Unit"][];
            /** Clause */
            clause: string;
            /** Due At */
            due_at: string | null;
            lead: components["schemas"]["Unit"] | null;
            /** Limit */
            limit: string;
            /** Provisional */
            provisional: boolean;
            /** Trace */
            trace: string[];
            /** Trace En */
            trace_en: string[];
        };
        /**
         * PublicationOut
         * @description As published; `difference` of a correction: object by object, with the numbers of the cases.
         */
        PublicationOut: {
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /** Corrected */
            corrected: number | null;
            /** Corrects */
            corrects: number | null;
            /** Difference */
            difference: {
                [key: string]: unknown;
            }[];
            /** Digest */
            digest: string;
            /** Id */
            id: number;
            object_type: components["schemas"]["Word"];
            /** Period */
            period: string;
            period_kind: components["schemas"]["Word"];
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Published By */
            published_by: string;
            /** Reason */
            reason: string;
            /** Rows */
            rows: components["schemas"]["ScoreOut"][];
            /** Scheme */
            scheme: string;
            /** Title */
            title: string;
            /** Version */
            version: string;
        };
        /**
         * PublicationRow
         * @description `corrected`: the id of the later publication that counts instead; `corrects`: the earlier one.
         */
        PublicationRow: {
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /** Corrected */
            corrected: number | null;
            /** Corrects */
            corrects: number | null;
            /** Digest */
            digest: string;
            /** Id */
            id: number;
            object_type: components["schemas"]["Word"];
            /** Period */
            period: string;
            period_kind: components["schemas"]["Word"];
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Published By */
            published_by: string;
            /** Reason */
            reason: string;
            /** Scheme */
            scheme: string;
            /** Title */
            title: string;
            /** Version */
            version: string;
        };
        /** PublishIn */
        PublishIn: {
            /**
             * Period
             * @description 2026-W46、2026-11、2026-Q4、2026 或 2026-11-01..2026-11-15
             */
            period: string;
            /**
             * Scheme
             * @description 方案编号
             */
            scheme: string;
        };
        /**
         * PublishedOut
         * @description A publication from which grades are taken.
         */
        PublishedOut: {
            /** Id */
            id: number;
            /** Period */
            period: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Scheme */
            scheme: string;
            /** Title */
            title: string;
        };
        /** Rating */
        Rating: {
            /**
             * Note
             * @default
             */
            note: string;
            satisfaction: components["schemas"]["Satisfaction"];
            /** Track Code */
            track_code: string;
        };
        /** Rehearsed */
        Rehearsed: {
            /** Number */
            number: string;
            /** Timeline */
            timeline: components["schemas"]["TimelineOut"][];
        };
        /**
         * ReportIn
         * @description 上报. `source_ref` is the number the report has in the channel it comes from.
         */
        ReportIn: {
            /**
             * Address
             * @default
             */
            address: string;
            /** Category */
            category: string;
            /**
             * Component Code
             * @default
             */
            component_code: string;
            /** @default wgs84 */
            coordinate_system: components["schemas"]["System"];
            /** Description */
            description: string;
            /** Evidence */
            evidence?: string[];
            /** Found At */
            found_at?: string | null;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            nature: components["schemas"]["Nature"];
            /**
             * @default {
             *       "anonymous": false,
             *       "name": "",
             *       "phone": ""
             *     }
             */
            reporter: components["schemas"]["ReporterIn"];
            source: components["schemas"]["Source"];
            /**
             * Source Ref
             * @default
             */
            source_ref: string;
            /**
             * Urgent
             * @default false
             */
            urgent: boolean;
        };
        /**
         * Reported
         * @description A new case. `track_code` (查询码) is given to those who pass it on to the citizen.
         */
        Reported: {
            /** Due At */
            due_at: string | null;
            /** Number */
            number: string;
            /** Similar */
            similar: components["schemas"]["Similar"][];
            /** Stage */
            stage: string;
            /** Stage Label */
            stage_label: string;
            /** Track Code */
            track_code: string | null;
        };
        /** ReporterIn */
        ReporterIn: {
            /**
             * Anonymous
             * @default false
             */
            anonymous: boolean;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Phone
             * @default
             */
            phone: string;
        };
        /**
         * ReporterOut
         * @description 诉求人; name and phone are masked unless the user's post may see them (and then the view is recorded).
         */
        ReporterOut: {
            /** Anonymous */
            anonymous: boolean;
            /** Answer */
            answer: string;
            /** Answered At */
            answered_at: string | null;
            /** Masked */
            masked: boolean;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Satisfaction */
            satisfaction: string | null;
            /** Satisfaction Label */
            satisfaction_label: string | null;
        };
        /** RequestOut */
        RequestOut: {
            /** Asked */
            asked: string;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Asked By */
            asked_by: string | null;
            /** Asked Label */
            asked_label: string;
            /** Clause */
            clause: string;
            /** Decided At */
            decided_at: string | null;
            /** Decision */
            decision: string;
            /** Decision Label */
            decision_label: string;
            /** Decision Note */
            decision_note: string;
            /** Department */
            department: string;
            /** Reason */
            reason: string;
            /** Until */
            until: string | null;
        };
        /** ReviewIn */
        ReviewIn: {
            /** Agrees */
            agrees: boolean;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /** ReviewOut */
        ReviewOut: {
            /** Agrees */
            agrees: boolean;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Note */
            note: string;
        };
        /** RuleBrief */
        RuleBrief: {
            /** Closing Condition */
            closing_condition: string;
            /** Condition */
            condition: string;
            /** Id */
            id: number;
            /** Rule No */
            rule_no: number;
        };
        /** RuleOut */
        RuleOut: {
            /** Closing Condition */
            closing_condition: string;
            /** Condition */
            condition: string;
            /** Id */
            id: number;
            /** Limits */
            limits: components["schemas"]["LimitOut"][];
            /** Rule No */
            rule_no: number;
        };
        /**
         * Satisfaction
         * @enum {string}
         */
        Satisfaction: "very_satisfied" | "satisfied" | "fair" | "dissatisfied";
        /** Satisfied */
        Satisfied: {
            /**
             * Note
             * @default
             */
            note: string;
            satisfaction?: components["schemas"]["Satisfaction"] | null;
        };
        /** SchemeIn */
        SchemeIn: {
            /**
             * Text
             * @description 方案正文（TOML）
             */
            text: string;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
        };
        /** SchemeOut */
        SchemeOut: {
            /** Adjustable */
            adjustable: boolean;
            /**
             * Adopted At
             * Format: date-time
             */
            adopted_at: string;
            /** Adopted By */
            adopted_by: string | null;
            /** Digest */
            digest: string;
            /** Entries */
            entries: components["schemas"]["EntryWanted"][];
            /** Groups */
            groups: string[];
            /** Id */
            id: number;
            /** In Force */
            in_force: boolean;
            /** Note */
            note: string;
            object_type: components["schemas"]["Word"];
            period: components["schemas"]["Word"];
            /** Retired On */
            retired_on: string | null;
            /** Scheme */
            scheme: string;
            /** Text */
            text: string;
            /** Title */
            title: string;
            /** Tunables */
            tunables: components["schemas"]["TunableOut"][];
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Version */
            version: string;
        };
        /**
         * SchemeRow
         * @description A version of a scheme; `in_force` today.
         */
        SchemeRow: {
            /**
             * Adopted At
             * Format: date-time
             */
            adopted_at: string;
            /** Adopted By */
            adopted_by: string | null;
            /** Digest */
            digest: string;
            /** Groups */
            groups: string[];
            /** Id */
            id: number;
            /** In Force */
            in_force: boolean;
            object_type: components["schemas"]["Word"];
            period: components["schemas"]["Word"];
            /** Retired On */
            retired_on: string | null;
            /** Scheme */
            scheme: string;
            /** Title */
            title: string;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Version */
            version: string;
        };
        /**
         * ScoreOut
         * @description `total` empty: not scored, `note` says why. `rank` empty: scored without a place (小样本, incomplete).
         *
         *     What was published before sentences had their English says them in Chinese in either place.
         */
        ScoreOut: {
            board: components["schemas"]["Word"] | null;
            /** Flags */
            flags: components["schemas"]["Word"][];
            grade: components["schemas"]["GradeOut"] | null;
            /** Group */
            group: string;
            /** Items */
            items: components["schemas"]["ItemOut"][];
            /** Key */
            key: string;
            /** Label */
            label: string;
            /** Note */
            note: string;
            /** Note En */
            note_en: string;
            /** Rank */
            rank: number | null;
            /** Reasons */
            reasons: string[];
            /** Reasons En */
            reasons_en: string[];
            /** Sample */
            sample: string;
            /** Total */
            total: string | null;
        };
        /**
         * ScoreStandingOut
         * @description Beside the period before and the same period last year; `up`: places gained since the period before.
         */
        ScoreStandingOut: {
            /** Before */
            before: string | null;
            /** Before Rank */
            before_rank: number | null;
            board: components["schemas"]["Word"] | null;
            /** Flags */
            flags: components["schemas"]["Word"][];
            grade: components["schemas"]["GradeOut"] | null;
            /** Group */
            group: string;
            /** Items */
            items: components["schemas"]["ItemOut"][];
            /** Key */
            key: string;
            /** Label */
            label: string;
            /** Note */
            note: string;
            /** Note En */
            note_en: string;
            /** Rank */
            rank: number | null;
            /** Reasons */
            reasons: string[];
            /** Reasons En */
            reasons_en: string[];
            /** Sample */
            sample: string;
            /** Total */
            total: string | null;
            /** Up */
            up: number | null;
            /** Year Ago */
            year_ago: string | null;
            /** Year Ago Rank */
            year_ago_rank: number | null;
        };
        /** ScoresOut */
        ScoresOut: {
            /** Digest */
            digest: string;
            object_type: components["schemas"]["Word"];
            period: components["schemas"]["PeriodOut"];
            /** Rows */
            rows: components["schemas"]["ScoreStandingOut"][];
            /** Scheme */
            scheme: string;
            /** Title */
            title: string;
            /** Version */
            version: string;
        };
        /**
         * Seat
         * @description `below`: how many units in use lie below the department.
         */
        Seat: {
            /** Below */
            below: number;
            department: components["schemas"]["Unit"];
            post: components["schemas"]["Word"];
        };
        /**
         * SelfHandledIn
         * @description 自行处置上报.
         */
        SelfHandledIn: {
            /**
             * Address
             * @default
             */
            address: string;
            /** Category */
            category: string;
            /**
             * Component Code
             * @default
             */
            component_code: string;
            /** @default wgs84 */
            coordinate_system: components["schemas"]["System"];
            /** Description */
            description: string;
            /** Evidence */
            evidence?: string[];
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            nature: components["schemas"]["Nature"];
        };
        /**
         * ShareOut
         * @description `value` is a share of one; empty without cases.
         */
        ShareOut: {
            part: components["schemas"]["NumberOut"];
            /** Value */
            value: number | null;
            whole: components["schemas"]["NumberOut"];
        };
        /**
         * SheetItemOut
         * @description One line with its formula, and the formula with the numbers put in.
         */
        SheetItemOut: {
            /** Drawn */
            drawn: components["schemas"]["DrawnOut"][];
            /** Entries */
            entries: components["schemas"]["TypedOut"][];
            /** Formula */
            formula: string;
            item: components["schemas"]["ItemOut"];
            /** Substituted */
            substituted: string;
        };
        /** SheetOut */
        SheetOut: {
            /** Adjustments */
            adjustments: components["schemas"]["PointsOut"][];
            /** Items */
            items: components["schemas"]["SheetItemOut"][];
            /** Rates */
            rates: components["schemas"]["FormulaOut"][];
            score: components["schemas"]["ScoreOut"];
        };
        /** ShippedOut */
        ShippedOut: {
            /** Groups */
            groups: string[];
            /** Id */
            id: string;
            object_type: components["schemas"]["Word"];
            /** Text */
            text: string;
            /** Title */
            title: string;
        };
        /**
         * Shown
         * @description 意见 with evidence that was uploaded ahead.
         */
        Shown: {
            /** Evidence */
            evidence?: string[];
            /**
             * Note
             * @default
             */
            note: string;
        };
        /** Similar */
        Similar: {
            /** Description */
            description: string;
            /** Metres */
            metres: number;
            /** Number */
            number: string;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            /** Stage */
            stage: string;
            /** Stage Label */
            stage_label: string;
        };
        /**
         * Size
         * @enum {string}
         */
        Size: "full" | "thumb";
        /** SliceOut */
        SliceOut: {
            /** Key */
            key: string;
            /** Label */
            label: string;
            number: components["schemas"]["NumberOut"];
        };
        /** Somebody */
        Somebody: {
            /**
             * Note
             * @default
             */
            note: string;
            /** Person Id */
            person_id?: number | null;
        };
        /**
         * Source
         * @description 问题来源: where a report came from.
         * @enum {string}
         */
        Source: "inspector" | "hotline" | "12345" | "public" | "leader" | "department" | "petition" | "media" | "video" | "vehicle" | "sensor" | "other";
        /**
         * Stage
         * @description Where a case stands. Open stages have exactly one holder and a due time; final ones have neither.
         * @enum {string}
         */
        Stage: "reported" | "verifying" | "accepted" | "filed" | "handling" | "suspended" | "handled" | "inspecting" | "inspected" | "self_handled" | "closed" | "rejected" | "voided" | "merged";
        /**
         * StandingOut
         * @description `rank` is empty where `small_sample` says that there are too few cases to compare.
         */
        StandingOut: {
            handled: components["schemas"]["NumberOut"];
            /** Key */
            key: string;
            /** Label */
            label: string;
            on_time: components["schemas"]["ShareOut"];
            overdue: components["schemas"]["NumberOut"];
            /** Rank */
            rank: number | null;
            rework: components["schemas"]["NumberOut"];
            /** Small Sample */
            small_sample: boolean;
        };
        /** State */
        State: {
            /** Ready */
            ready: boolean;
            /** Steps */
            steps: components["schemas"]["StepOut"][];
            /** Tables */
            tables: components["schemas"]["TableOut"][];
        };
        /** Step */
        Step: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Label */
            label: string;
        };
        /**
         * StepOut
         * @description `kind` is the table that fills the step, if one does; `blocking` steps come before the first case.
         */
        StepOut: {
            /** Blocking */
            blocking: boolean;
            /** Count */
            count: number;
            /** Done */
            done: boolean;
            /** Kind */
            kind: string;
            /** Label */
            label: string;
            /** Remedy */
            remedy: string;
            /** Remedy En */
            remedy_en: string;
            /** Step */
            step: string;
            /** What */
            what: string;
            /** What En */
            what_en: string;
        };
        /** StepsOut */
        StepsOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Done */
            done: components["schemas"]["SliceOut"][];
            in_limit: components["schemas"]["ShareOut"];
            /** Promptness */
            promptness: components["schemas"]["PromptnessOut"][];
            /**
             * Since
             * Format: date-time
             */
            since: string;
        };
        /** SuspensionOut */
        SuspensionOut: {
            /**
             * Due Before
             * Format: date-time
             */
            due_before: string;
            /** Ended At */
            ended_at: string | null;
            /**
             * Review At
             * Format: date-time
             */
            review_at: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
        };
        /**
         * System
         * @description A coordinate system (坐标系) that outside material may come in.
         * @enum {string}
         */
        System: "cgcs2000" | "wgs84" | "gcj02" | "bd09";
        /** TableOut */
        TableOut: {
            /** About */
            about: string;
            /** Kind */
            kind: string;
            /** Label */
            label: string;
        };
        /** TextIn */
        TextIn: {
            /**
             * Text
             * @description 方案正文（TOML）
             */
            text: string;
        };
        /**
         * TileAsked
         * @description `graded`: cells and streets also tell the published `grade`, its `colour` and the `score` of such regions;
         *     `grounds` are of these grades. `load`: streets also tell how many `open` cases one sees there, how many of them
         *     are `overdue`, and their `share` of the busiest street's (0 to 1).
         */
        TileAsked: {
            /**
             * Category Code
             * @default
             */
            category_code: string;
            /** Department Id */
            department_id?: number | null;
            /**
             * Division Code
             * @default
             */
            division_code: string;
            /** Graded */
            graded?: ("cell" | "community" | "street" | "district") | null;
            lamp?: components["schemas"]["Lamp"] | null;
            /**
             * Load
             * @default false
             */
            load: boolean;
            /** Reported From */
            reported_from?: string | null;
            /** Reported To */
            reported_to?: string | null;
            source?: components["schemas"]["Source"] | null;
            /**
             * Stage
             * @default open
             * @enum {string}
             */
            stage: "open" | "all";
        };
        /** TimelineOut */
        TimelineOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string | null;
            /** Department */
            department: string | null;
            /** Id */
            id: string;
            /** Label */
            label: string;
            /** Note */
            note: string;
            /** Payload */
            payload: {
                [key: string]: unknown;
            };
            /** Post */
            post: string | null;
            /** Post Label */
            post_label: string | null;
            /** Stage From */
            stage_from: string | null;
            /** Stage To */
            stage_to: string;
            /** Verb */
            verb: string;
        };
        /** ToUnits */
        ToUnits: {
            /** Assisting Ids */
            assisting_ids?: number[];
            /**
             * Clause
             * @default
             */
            clause: string;
            /** Department Id */
            department_id: number;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /** TokenIn */
        TokenIn: {
            /**
             * Days
             * @default 365
             */
            days: number | null;
            /** Name */
            name: string;
        };
        /** TokenOut */
        TokenOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Expires At */
            expires_at: string | null;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Revoked At */
            revoked_at: string | null;
        };
        /**
         * Topic
         * @description What people write about in a bulletin; without their words it is drafted from the numbers.
         * @enum {string}
         */
        Topic: "news" | "praise" | "odd_days" | "rewards" | "problems" | "next";
        /**
         * TraceOut
         * @description An item: its formula with the numbers put in, the rates it draws on, what people entered.
         */
        TraceOut: {
            /** Drawn */
            drawn: components["schemas"]["DrawnOut"][];
            /** Entries */
            entries: components["schemas"]["EnteredOut"][];
            /** Formula */
            formula: string;
            item: components["schemas"]["ItemOut"];
            /** Label */
            label: string;
            /** Object */
            object: string;
            /** Rates */
            rates: components["schemas"]["FormulaOut"][];
            /** Raw */
            raw: string | null;
            /** Substituted */
            substituted: string;
        };
        /** Tracked */
        Tracked: {
            /**
             * Note
             * @default
             */
            note: string;
            /** Track Code */
            track_code: string;
        };
        /** TrendStepOut */
        TrendStepOut: {
            /** Period */
            period: string;
            /** Points */
            points: components["schemas"]["PointOut"][];
        };
        /**
         * TrialOut
         * @description Scores by the tried rules; `moves` against a scheme in force (`against`), empty without any.
         */
        TrialOut: {
            against: components["schemas"]["AgainstOut"] | null;
            /** Digest */
            digest: string;
            /** Moves */
            moves: components["schemas"]["ChangeOut"][];
            period: components["schemas"]["PeriodOut"];
            /** Rows */
            rows: components["schemas"]["ScoreOut"][];
            /** Title */
            title: string;
        };
        /**
         * TunableOut
         * @description A number that may be changed in a trial; `path` goes into `changes`.
         */
        TunableOut: {
            /** Label */
            label: string;
            /** Path */
            path: string;
            /** Value */
            value: string;
        };
        /**
         * TypedOut
         * @description What a person typed in, and on what paper.
         */
        TypedOut: {
            /** Basis */
            basis: string;
            /** By */
            by: string;
            /** Id */
            id: string;
            /** Value */
            value: string;
        };
        /**
         * Unit
         * @description A department, as cases name it.
         */
        Unit: {
            /** Id */
            id: number;
            /** Name */
            name: string;
        };
        /** Until */
        Until: {
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * Verb
         * @description Everything that can be done to a case.
         * @enum {string}
         */
        Verb: "report" | "report_self_handled" | "request_verification" | "submit_verification" | "accept" | "file_case" | "return_to_intake" | "reject" | "merge" | "unmerge" | "approve_self_handled" | "refuse_self_handled" | "dispatch" | "designate" | "send_back" | "feed_back" | "suspend" | "resume" | "request_inspection" | "submit_inspection" | "reinspect" | "rework" | "close" | "force_close" | "void" | "reopen" | "amend" | "sign" | "assign_person" | "redispatch" | "report_back" | "recall" | "request_send_back" | "request_extension" | "request_suspension" | "request_void" | "withdraw_request" | "refuse_request" | "extend" | "urge" | "place_under_oversight" | "answer_oversight" | "lift_oversight" | "comment" | "follow_up" | "rate" | "mark_near_due" | "mark_overdue" | "mark_sign_overdue" | "recompute_due";
        /** VerbOut */
        VerbOut: {
            /** Label */
            label: string;
            /** Needs */
            needs: string[];
            /** Posts */
            posts: string[];
            /** Stages */
            stages: string[];
            /** Value */
            value: string;
        };
        /** Verified */
        Verified: {
            /** Confirmed */
            confirmed: boolean;
            /** Evidence */
            evidence?: string[];
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * WhatIf
         * @description `changes`: path → new value, as `tunables` of the scheme name them.
         */
        WhatIf: {
            /** Changes */
            changes: {
                [key: string]: number | string | boolean;
            };
            /**
             * Period
             * @description 2026-W46、2026-11、2026-Q4、2026 或 2026-11-01..2026-11-15
             */
            period: string;
            /**
             * Scheme
             * @description 方案编号
             */
            scheme: string;
        };
        /** WithClause */
        WithClause: {
            /** Clause */
            clause: string;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /** WithdrawIn */
        WithdrawIn: {
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * Word
         * @description An English value and its Chinese label.
         */
        Word: {
            /** Label */
            label: string;
            /** Value */
            value: string;
        };
        /**
         * Worklist
         * @description The lists people live in.
         * @enum {string}
         */
        Worklist: "pending" | "unsigned" | "approvals" | "below" | "near_due" | "overdue" | "returned" | "suspended" | "oversight" | "involved" | "done" | "closed" | "voided" | "self_handled" | "all";
        /**
         * Written
         * @description What was written, in words.
         */
        Written: {
            /** Detail */
            detail: string;
            /** Detail En */
            detail_en: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    assessment_adjust: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdjustmentIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_cancel_adjustment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                line_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BasisIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_appealable: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealableOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_appeals: {
        parameters: {
            query?: {
                waiting?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_appeal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appeal_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appeal_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_dry_run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DryRun"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_entries: {
        parameters: {
            query: {
                scheme: string;
                period: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntriesOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_evidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_exempt: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExemptionOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_exempted_cases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExemptionOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_exempt_case: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseExemptionIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExemptionOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_cancel_exemption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                line_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BasisIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExemptionOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_explore: {
        parameters: {
            query: {
                /** @description 2026-W46、2026-11、2026-Q4、2026 或 2026-11-01..2026-11-15 */
                period: string;
                rows: "unit" | "street" | "community" | "cell" | "nature" | "category" | "source" | "area" | "month" | "day" | "weekday" | "hour";
                columns?: components["schemas"]["Dimension"] | null;
                fact?: "reported" | "valid_report" | "public_report" | "verified_public_report" | "missed" | "self_handled" | "accepted" | "accepted_on_time" | "rejected" | "to_request_verification" | "verification_requested" | "verification_requested_on_time" | "to_verify" | "verified" | "verified_on_time" | "filed" | "filed_on_time" | "filed_accurately" | "voided" | "to_dispatch" | "dispatched" | "dispatched_on_time" | "dispatched_accurately" | "dispatched_wrongly" | "to_handle" | "handled" | "handled_on_time" | "handled_late" | "unhandled" | "unhandled_in_time" | "unhandled_overdue" | "signed_on_time" | "sent_back" | "shirked" | "extended" | "suspended" | "ever_suspended" | "rework" | "rework_count" | "inspection_failed_count" | "inspection_failed_often" | "to_arrange" | "arranged" | "arranged_on_time" | "to_inspect" | "inspected" | "inspected_on_time" | "due" | "closed" | "closed_on_time" | "closed_late" | "unclosed" | "chief_closed_on_time" | "force_closed" | "reopened" | "same_day_arrived" | "same_day_closed" | "carried_over" | "urged_count" | "overseen" | "oversight_answered_on_time" | "urgent_due" | "urgent_closed" | "urgent_closed_on_time" | "leader_media" | "public_closed_late" | "public_unhandled_overdue" | "followed_up" | "very_satisfied" | "satisfied" | "fair" | "dissatisfied";
                by?: "reported_at" | "filed_at" | "dispatched_at" | "due_at" | "closed_at";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PivotOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_explore_cases: {
        parameters: {
            query: {
                /** @description 2026-W46、2026-11、2026-Q4、2026 或 2026-11-01..2026-11-15 */
                period: string;
                rows: "unit" | "street" | "community" | "cell" | "nature" | "category" | "source" | "area" | "month" | "day" | "weekday" | "hour";
                columns?: components["schemas"]["Dimension"] | null;
                fact?: "reported" | "valid_report" | "public_report" | "verified_public_report" | "missed" | "self_handled" | "accepted" | "accepted_on_time" | "rejected" | "to_request_verification" | "verification_requested" | "verification_requested_on_time" | "to_verify" | "verified" | "verified_on_time" | "filed" | "filed_on_time" | "filed_accurately" | "voided" | "to_dispatch" | "dispatched" | "dispatched_on_time" | "dispatched_accurately" | "dispatched_wrongly" | "to_handle" | "handled" | "handled_on_time" | "handled_late" | "unhandled" | "unhandled_in_time" | "unhandled_overdue" | "signed_on_time" | "sent_back" | "shirked" | "extended" | "suspended" | "ever_suspended" | "rework" | "rework_count" | "inspection_failed_count" | "inspection_failed_often" | "to_arrange" | "arranged" | "arranged_on_time" | "to_inspect" | "inspected" | "inspected_on_time" | "due" | "closed" | "closed_on_time" | "closed_late" | "unclosed" | "chief_closed_on_time" | "force_closed" | "reopened" | "same_day_arrived" | "same_day_closed" | "carried_over" | "urged_count" | "overseen" | "oversight_answered_on_time" | "urgent_due" | "urgent_closed" | "urgent_closed_on_time" | "leader_media" | "public_closed_late" | "public_unhandled_overdue" | "followed_up" | "very_satisfied" | "satisfied" | "fair" | "dissatisfied";
                by?: "reported_at" | "filed_at" | "dispatched_at" | "due_at" | "closed_at";
                row: string;
                column?: string;
                size?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BehindPage"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_groups: {
        parameters: {
            query: {
                /** @description 考核对象: what a scheme scores. */
                object_type: "unit" | "second_level" | "cell" | "community" | "street" | "district" | "inspector" | "intake" | "duty_chief" | "dispatcher" | "company";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_put_groups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupsIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_mark: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_put_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_publications: {
        parameters: {
            query?: {
                scheme?: string;
                kind?: components["schemas"]["Kind"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationRow"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_publish: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_publication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publication_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_published_cases: {
        parameters: {
            query: {
                object: string;
                fact: "reported" | "valid_report" | "public_report" | "verified_public_report" | "missed" | "self_handled" | "accepted" | "accepted_on_time" | "rejected" | "to_request_verification" | "verification_requested" | "verification_requested_on_time" | "to_verify" | "verified" | "verified_on_time" | "filed" | "filed_on_time" | "filed_accurately" | "voided" | "to_dispatch" | "dispatched" | "dispatched_on_time" | "dispatched_accurately" | "dispatched_wrongly" | "to_handle" | "handled" | "handled_on_time" | "handled_late" | "unhandled" | "unhandled_in_time" | "unhandled_overdue" | "signed_on_time" | "sent_back" | "shirked" | "extended" | "suspended" | "ever_suspended" | "rework" | "rework_count" | "inspection_failed_count" | "inspection_failed_often" | "to_arrange" | "arranged" | "arranged_on_time" | "to_inspect" | "inspected" | "inspected_on_time" | "due" | "closed" | "closed_on_time" | "closed_late" | "unclosed" | "chief_closed_on_time" | "force_closed" | "reopened" | "same_day_arrived" | "same_day_closed" | "carried_over" | "urged_count" | "overseen" | "oversight_answered_on_time" | "urgent_due" | "urgent_closed" | "urgent_closed_on_time" | "leader_media" | "public_closed_late" | "public_unhandled_overdue" | "followed_up" | "very_satisfied" | "satisfied" | "fair" | "dissatisfied";
                size?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                publication_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BehindPage"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_correct: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                publication_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_published_sheet: {
        parameters: {
            query: {
                object: string;
            };
            header?: never;
            path: {
                publication_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_schemes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemeRow"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_adopt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SchemeIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemeOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_shipped: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippedOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_scheme: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemeOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_retire: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OnDay"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemeOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_scores: {
        parameters: {
            query: {
                scheme: string;
                period: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoresOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_sheet: {
        parameters: {
            query: {
                scheme: string;
                period: string;
                object: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_trace: {
        parameters: {
            query: {
                scheme: string;
                period: string;
                object: string;
                item: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraceOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_cases: {
        parameters: {
            query: {
                scheme: string;
                period: string;
                object: string;
                fact: "reported" | "valid_report" | "public_report" | "verified_public_report" | "missed" | "self_handled" | "accepted" | "accepted_on_time" | "rejected" | "to_request_verification" | "verification_requested" | "verification_requested_on_time" | "to_verify" | "verified" | "verified_on_time" | "filed" | "filed_on_time" | "filed_accurately" | "voided" | "to_dispatch" | "dispatched" | "dispatched_on_time" | "dispatched_accurately" | "dispatched_wrongly" | "to_handle" | "handled" | "handled_on_time" | "handled_late" | "unhandled" | "unhandled_in_time" | "unhandled_overdue" | "signed_on_time" | "sent_back" | "shirked" | "extended" | "suspended" | "ever_suspended" | "rework" | "rework_count" | "inspection_failed_count" | "inspection_failed_often" | "to_arrange" | "arranged" | "arranged_on_time" | "to_inspect" | "inspected" | "inspected_on_time" | "due" | "closed" | "closed_on_time" | "closed_late" | "unclosed" | "chief_closed_on_time" | "force_closed" | "reopened" | "same_day_arrived" | "same_day_closed" | "carried_over" | "urged_count" | "overseen" | "oversight_answered_on_time" | "urgent_due" | "urgent_closed" | "urgent_closed_on_time" | "leader_media" | "public_closed_late" | "public_unhandled_overdue" | "followed_up" | "very_satisfied" | "satisfied" | "fair" | "dissatisfied";
                size?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BehindPage"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_trend: {
        parameters: {
            query: {
                scheme: string;
                period: string;
                steps?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrendStepOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessment_what_if: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhatIf"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_bulletin_texts: {
        parameters: {
            query: {
                /** @description 2026-W46、2026-11、2026 */
                period: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulletinTextOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_bulletin_text: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulletinTextIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulletinTextOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_bulletin_themes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseThemeOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_bulletin_themes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseThemesIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseThemeOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_bulletins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulletinRow"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_bulletin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulletinIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulletinRow"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_bulletin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bulletin_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulletinOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_bulletin_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bulletin_id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issue_bulletin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bulletin_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulletinRow"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reported"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report_self_handled: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SelfHandledIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reported"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    similar: {
        parameters: {
            query: {
                nature: "component" | "event";
                category: string;
                lon: number;
                lat: number;
                coordinate_system?: "cgcs2000" | "wgs84" | "gcj02" | "bd09";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Similar"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    case_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    amend: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Amendment"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_oversight: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approve_self_handled: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assign_person: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OnePerson"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Answered"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    comment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    designate: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ToUnits"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dispatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ToUnits"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    earlier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Earlier"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    extend: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Factor"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    feed_back: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Shown"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    file_case: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ByRule"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    follow_up: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Satisfied"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    force_close: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Answered"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lift_oversight: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merge: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntoMain"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    place_under_oversight: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AnswerBy"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dispatch_proposal: {
        parameters: {
            query?: {
                department_id?: number | null;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recall: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redispatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BelowUnit"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuse_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuse_self_handled: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reinspect: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Somebody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reject: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopen: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report_back: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Shown"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    request_extension: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    request_inspection: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Somebody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    request_send_back: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithClause"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    request_suspension: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Until"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    request_verification: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Somebody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    request_void: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resume: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    return_to_intake: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rework: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_back: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submit_inspection: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Inspected"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submit_verification: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Verified"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspend: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unmerge: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    urge: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    void: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    categories: {
        parameters: {
            query?: {
                q?: string;
                nature?: components["schemas"]["Nature"] | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    category_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nature: "component" | "event";
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryDetail"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changed_cases: {
        parameters: {
            query?: {
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangesOut"];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    departments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enumerations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enumerations"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Captured At */
                    captured_at?: string | null;
                    /** Captured Lat */
                    captured_lat?: number | null;
                    /** Captured Lon */
                    captured_lon?: number | null;
                    /**
                     * Case
                     * @description 案件编号；不填则先上传、后随动作附上
                     * @default
                     */
                    case?: string;
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                    /**
                     * EvidenceKind
                     * @enum {string}
                     */
                    kind: "before" | "after" | "scene" | "verification" | "inspection" | "document";
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    serve: {
        parameters: {
            query?: {
                size?: "full" | "thumb";
            };
            header?: never;
            path: {
                evidence_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_worklist: {
        parameters: {
            query?: {
                text?: string;
                nature?: components["schemas"]["Nature"] | null;
                category_code?: string;
                source?: components["schemas"]["Source"] | null;
                stage?: components["schemas"]["Stage"] | null;
                division_code?: string;
                cell_code?: string;
                area_class?: components["schemas"]["AreaClass"] | null;
                rule_id?: number | null;
                department_id?: number | null;
                /** @description 现经办人 */
                person_id?: number | null;
                /** @description 只看未办结（true）或已办结（false） */
                open?: boolean | null;
                urgent?: boolean | null;
                lamp?: components["schemas"]["Lamp"] | null;
                reported_from?: string | null;
                reported_to?: string | null;
                /** @description 完整的小类代码 */
                subcategory?: string;
                same_day?: boolean | null;
                /** @description 办过的环节；下面几项说明何时、由谁、是否超时 */
                done?: components["schemas"]["Done"] | null;
                done_from?: string | null;
                done_to?: string | null;
                done_by?: number | null;
                done_late?: boolean | null;
                /** @description 用时超过多少分钟 */
                done_over?: number | null;
                /** @description 用时不超过多少分钟 */
                done_within?: number | null;
                size?: number;
                cursor?: string;
                columns?: string;
            };
            header?: never;
            path: {
                /** @description The lists people live in. */
                name: "pending" | "unsigned" | "approvals" | "below" | "near_due" | "overdue" | "returned" | "suspended" | "oversight" | "involved" | "done" | "closed" | "voided" | "self_handled" | "all";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    figures_arrivals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArrivalsOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    figures_now: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NowOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    figures_ranking: {
        parameters: {
            query?: {
                by?: "department" | "division" | "category";
                period?: "day" | "week" | "month";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    figures_steps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepsOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    figures_ticker: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MoveOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    figures_trend: {
        parameters: {
            query?: {
                /** @description 最近多少天，含今天 */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    base_map: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaseMap"] | null;
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    base_map_tile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                layer: number;
                z: number;
                x: number;
                y: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    map_grades: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GradedOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    map_inspectors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectorOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    map_tile: {
        parameters: {
            query?: {
                stage?: "open" | "all";
                lamp?: components["schemas"]["Lamp"] | null;
                category_code?: string;
                division_code?: string;
                department_id?: number | null;
                source?: components["schemas"]["Source"] | null;
                reported_from?: string | null;
                reported_to?: string | null;
                graded?: ("cell" | "community" | "street" | "district") | null;
                load?: boolean;
            };
            header?: never;
            path: {
                layer: "cases" | "cells" | "divisions" | "grounds" | "roads" | "components";
                z: number;
                x: number;
                y: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.mapbox-vector-tile": string;
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    my_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_preference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreferenceIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drop_preference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mentions_of_us: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mention"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    people: {
        parameters: {
            query: {
                /** @description A post is a set of permitted actions; one person may hold several, small centres merge them. */
                post: "inspector" | "intake" | "duty_chief" | "dispatcher" | "handler" | "overseer" | "centre_head" | "leader" | "assessor" | "admin" | "channel" | "citizen" | "system";
                department_id?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stock_phrases: {
        parameters: {
            query: {
                /** @description Everything that can be done to a case. */
                verb: "report" | "report_self_handled" | "request_verification" | "submit_verification" | "accept" | "file_case" | "return_to_intake" | "reject" | "merge" | "unmerge" | "approve_self_handled" | "refuse_self_handled" | "dispatch" | "designate" | "send_back" | "feed_back" | "suspend" | "resume" | "request_inspection" | "submit_inspection" | "reinspect" | "rework" | "close" | "force_close" | "void" | "reopen" | "amend" | "sign" | "assign_person" | "redispatch" | "report_back" | "recall" | "request_send_back" | "request_extension" | "request_suspension" | "request_void" | "withdraw_request" | "refuse_request" | "extend" | "urge" | "place_under_oversight" | "answer_oversight" | "lift_oversight" | "comment" | "follow_up" | "rate" | "mark_near_due" | "mark_overdue" | "mark_sign_overdue" | "recompute_due";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addresses: {
        parameters: {
            query?: {
                q?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    components_near: {
        parameters: {
            query: {
                lon: number;
                lat: number;
                metres?: number;
                category_code?: string | null;
                limit?: number;
                coordinate_system?: "cgcs2000" | "wgs84" | "gcj02" | "bd09";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComponentOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    divisions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DivisionOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    locate: {
        parameters: {
            query: {
                lon: number;
                lat: number;
                coordinate_system?: "cgcs2000" | "wgs84" | "gcj02" | "bd09";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Located"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    progress: {
        parameters: {
            query: {
                /** @description 查询码 */
                track_code: string;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rate: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rating"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopen_as_citizen: {
        parameters: {
            query?: never;
            header?: {
                /** @description 幂等键：同一个键、同样的内容，只办一次。 */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Tracked"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reporter_history: {
        parameters: {
            query: {
                phone: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Before"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    use_default_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    use_default_catalogue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setup_channels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_channel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelOut"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_channel_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewToken"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_channel_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: number;
                token_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setup_platform: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Frame"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_platform: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FrameIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Frame"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setup_state: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["State"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setup_test_case: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rehearsed"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setup_dry_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Calendar
                     * @default
                     */
                    calendar?: string;
                    /** @default cgcs2000 */
                    crs?: "cgcs2000" | "wgs84" | "gcj02" | "bd09";
                    /** Decree */
                    decree?: number | null;
                    /** Effective On */
                    effective_on?: string | null;
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                    nature?: components["schemas"]["Nature"] | null;
                    /**
                     * Skip Bad
                     * @default false
                     */
                    skip_bad?: boolean;
                    /**
                     * Version
                     * @default
                     */
                    version?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loaded"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setup_errors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Calendar
                     * @default
                     */
                    calendar?: string;
                    /** @default cgcs2000 */
                    crs?: "cgcs2000" | "wgs84" | "gcj02" | "bd09";
                    /** Decree */
                    decree?: number | null;
                    /** Effective On */
                    effective_on?: string | null;
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                    nature?: components["schemas"]["Nature"] | null;
                    /**
                     * Skip Bad
                     * @default false
                     */
                    skip_bad?: boolean;
                    /**
                     * Version
                     * @default
                     */
                    version?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setup_load: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Calendar
                     * @default
                     */
                    calendar?: string;
                    /** @default cgcs2000 */
                    crs?: "cgcs2000" | "wgs84" | "gcj02" | "bd09";
                    /** Decree */
                    decree?: number | null;
                    /** Effective On */
                    effective_on?: string | null;
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                    nature?: components["schemas"]["Nature"] | null;
                    /**
                     * Skip Bad
                     * @default false
                     */
                    skip_bad?: boolean;
                    /**
                     * Version
                     * @default
                     */
                    version?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loaded"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setup_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    my_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewToken"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    units_backlog: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BacklogOut"][];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    worklist_counts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Counts"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    worklist: {
        parameters: {
            query?: {
                text?: string;
                nature?: components["schemas"]["Nature"] | null;
                category_code?: string;
                source?: components["schemas"]["Source"] | null;
                stage?: components["schemas"]["Stage"] | null;
                division_code?: string;
                cell_code?: string;
                area_class?: components["schemas"]["AreaClass"] | null;
                rule_id?: number | null;
                department_id?: number | null;
                /** @description 现经办人 */
                person_id?: number | null;
                /** @description 只看未办结（true）或已办结（false） */
                open?: boolean | null;
                urgent?: boolean | null;
                lamp?: components["schemas"]["Lamp"] | null;
                reported_from?: string | null;
                reported_to?: string | null;
                /** @description 完整的小类代码 */
                subcategory?: string;
                same_day?: boolean | null;
                /** @description 办过的环节；下面几项说明何时、由谁、是否超时 */
                done?: components["schemas"]["Done"] | null;
                done_from?: string | null;
                done_to?: string | null;
                done_by?: number | null;
                done_late?: boolean | null;
                /** @description 用时超过多少分钟 */
                done_over?: number | null;
                /** @description 用时不超过多少分钟 */
                done_within?: number | null;
                size?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The lists people live in. */
                name: "pending" | "unsigned" | "approvals" | "below" | "near_due" | "overdue" | "returned" | "suspended" | "oversight" | "involved" | "done" | "closed" | "voided" | "self_handled" | "all";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePage"];
                };
            };
            /** @description 错误 Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
