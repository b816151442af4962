// Generated from the server's OpenAPI document: npm run types -w @jixia/api-client

export interface paths {
    "/api/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published agents, samples, and those of your own and your teams, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Only the scripted bots, or only others */
                    isSample?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                    /** @description `me` (with those of your teams) or the id of a person */
                    owner?: string;
                    scenarioId?: string;
                    /** @description In the name */
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Agent"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Makes an agent, to which versions are submitted */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Markdown, at most 5,000 characters
                         * @default
                         */
                        description?: string;
                        /**
                         * @description Everyone sees it, and its accepted versions may be downloaded
                         * @default false
                         */
                        isPublished?: boolean;
                        name: string;
                        scenarioId: string;
                        /**
                         * @description A team of yours: its members submit versions too
                         * @default null
                         */
                        teamId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Agent"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An agent, with its ETag */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Agent"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Deletes an agent that has not played in any match but its validations */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Changes name, description, team, or whether it is published; needs If-Match */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Markdown, at most 5,000 characters */
                        description?: string;
                        /** @description Everyone sees it, and its accepted versions may be downloaded */
                        isPublished?: boolean;
                        name?: string;
                        /** @description A team of yours: its members submit versions too */
                        teamId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Agent"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/agents/{id}/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions of an agent, newest first; of a published one the accepted */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Submission"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Submits a version: the file is the body. Its validation is queued. 200 where the agent has this file already */
        post: {
            parameters: {
                query: {
                    fileName?: string;
                    /** @description policy: .onnx; wasm: .wasm; process: .zip or .tar.gz of the folder */
                    kind: "policy" | "wasm" | "process";
                    /** @description What is new, at most 2,000 characters */
                    notes?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            /** @description The file itself */
            requestBody: {
                content: {
                    "application/octet-stream": string;
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agentId: string;
                            agentName: string;
                            /** @description Of a sample: the scripted bot */
                            botName: string | null;
                            /** @description As `jixia check agent` finds them */
                            checks: components["schemas"]["AgentCheck"][];
                            /** Format: date-time */
                            createdAt: string;
                            decidedAt: string | null;
                            /** @description Decision of the validation match at which it failed */
                            failingStep: number | null;
                            /** @description SHA-256 of the file */
                            fileHash: string | null;
                            fileName: string;
                            id: string;
                            /** @description Whether the rules it was validated under are those of this server */
                            isCurrentRules: boolean;
                            /** @description The agent had this file already: this is that version, and nothing was added */
                            isDuplicate: boolean;
                            jobId: string | null;
                            /** @enum {string} */
                            kind: "bot" | "policy" | "wasm" | "process";
                            /** @description The last it wrote to stderr before it failed; for its owner */
                            log: string | null;
                            notes: string;
                            /** @description 1, 2, ... within the agent */
                            number: number;
                            /** @description While it waits or is validated */
                            queue: components["schemas"]["QueuePlace"] | null;
                            /** @description Why it was refused or withdrawn */
                            reason: string | null;
                            rulesHash: string;
                            scenarioId: string;
                            sizeBytes: number;
                            /** @enum {string} */
                            status: "queued" | "validating" | "accepted" | "refused" | "withdrawn";
                            submittedBy: {
                                id: string;
                                name: string;
                            } | null;
                            /** @description Of its decisions, milliseconds */
                            timing: components["schemas"]["AgentTiming"] | null;
                            validationMatchId: string | null;
                            withdrawnAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appeals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An appeal with its trail, for organisers and those who play for the entry */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            competition: {
                                id: string;
                                slug: string;
                                titleEn: string;
                                titleZh: string;
                            };
                            competitionId: string;
                            /** Format: date-time */
                            createdAt: string;
                            entry: {
                                id: string;
                                name: string;
                            };
                            filedBy: {
                                id: string;
                                name: string;
                            } | null;
                            id: string;
                            matchId: string | null;
                            /** @description Whether you run the competition and do not play for the entry */
                            mayDecide: boolean;
                            mayWithdraw: boolean;
                            phase: {
                                id: string;
                                kind: string;
                                ordinal: number;
                                titleEn: string;
                                titleZh: string;
                            } | null;
                            /** @enum {string} */
                            status: "open" | "underReview" | "upheld" | "dismissed" | "withdrawn";
                            /** @description The trail of the decision, oldest first; steps are only added */
                            steps: {
                                /** @enum {string} */
                                action: "filed" | "commented" | "underReview" | "upheld" | "dismissed" | "withdrawn" | "regraded";
                                by: {
                                    id: string;
                                    name: string;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                                id: string;
                                /** @description Whether they run the competition */
                                isOrganiser: boolean;
                                /** @description Of `regraded`: the phase, and the revision that counts since */
                                regrade: {
                                    phaseId: string;
                                    revision: number;
                                } | null;
                                text: string;
                            }[];
                            text: string;
                            /** Format: date-time */
                            updatedAt: string;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appeals/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a step to the trail: a comment, a review, a decision, a regrade, a withdrawal */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        action: "commented" | "underReview" | "upheld" | "dismissed" | "withdrawn" | "regraded";
                        /** @description Of `regraded`: the phase that was graded anew; the phase of the appeal by default */
                        phaseId?: string;
                        /**
                         * @description Markdown. Needed for a comment and for a decision
                         * @default
                         */
                        text?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            competition: {
                                id: string;
                                slug: string;
                                titleEn: string;
                                titleZh: string;
                            };
                            competitionId: string;
                            /** Format: date-time */
                            createdAt: string;
                            entry: {
                                id: string;
                                name: string;
                            };
                            filedBy: {
                                id: string;
                                name: string;
                            } | null;
                            id: string;
                            matchId: string | null;
                            /** @description Whether you run the competition and do not play for the entry */
                            mayDecide: boolean;
                            mayWithdraw: boolean;
                            phase: {
                                id: string;
                                kind: string;
                                ordinal: number;
                                titleEn: string;
                                titleZh: string;
                            } | null;
                            /** @enum {string} */
                            status: "open" | "underReview" | "upheld" | "dismissed" | "withdrawn";
                            /** @description The trail of the decision, oldest first; steps are only added */
                            steps: {
                                /** @enum {string} */
                                action: "filed" | "commented" | "underReview" | "upheld" | "dismissed" | "withdrawn" | "regraded";
                                by: {
                                    id: string;
                                    name: string;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                                id: string;
                                /** @description Whether they run the competition */
                                isOrganiser: boolean;
                                /** @description Of `regraded`: the phase, and the revision that counts since */
                                regrade: {
                                    phaseId: string;
                                    revision: number;
                                } | null;
                                text: string;
                            }[];
                            text: string;
                            /** Format: date-time */
                            updatedAt: string;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Privileged acts, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description As in team.setMember; team for all acts on teams */
                    action?: string;
                    /** @description Who did it */
                    actorId?: string;
                    cursor?: number;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                    objectId?: string;
                    objectKind?: string;
                    /** @description From this moment on */
                    since?: unknown;
                    /** @description Before this moment */
                    until?: unknown;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                action: string;
                                actorId: string | null;
                                actorName: string | null;
                                /** Format: date-time */
                                at: string;
                                detail: {
                                    [key: string]: unknown;
                                };
                                id: number;
                                ipAddress: string | null;
                                objectId: string;
                                objectKind: string;
                                /** @description As it is called now; null where it is gone or has no name */
                                objectName: {
                                    en: string;
                                    zh: string;
                                } | null;
                                /** @description The person it is about beside the object */
                                subjectId: string | null;
                                subjectName: string | null;
                                /** @description The API token it was done with */
                                tokenId: string | null;
                            }[];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/callback/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where an OIDC provider sends people back to */
        get: {
            parameters: {
                query?: {
                    code?: string;
                    error?: string;
                    state?: string;
                };
                header?: never;
                path: {
                    provider: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a link for a new password, if the address has an account */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            message: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OIDC providers to sign in with */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            providers: {
                                id: string;
                                name: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets a new password with the secret of the link; ends all sessions */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description 10 .. 200 characters */
                        password: string;
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts a session, kept in a cookie */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        /** @default true */
                        isRemembered?: boolean;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            userId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-in/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Address at the provider where signing in goes on */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Where on the site to go on
                         * @default /
                         */
                        next?: string;
                        provider: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            url: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes an account and sends a link that confirms the address */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        name: string;
                        /** @description 10 .. 200 characters */
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            message: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The link in the mail: confirms the address and leads to the site */
        get: {
            parameters: {
                query: {
                    token: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/certificates/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A certificate, for whoever has its code */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Certificate"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/certificates/{code}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The evidence: canonical JSON, whose SHA-256 the certificate names */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description The evidence: canonical JSON, whose SHA-256 the certificate names */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/certificates/{code}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The certificate to print, with a code that leads to its page */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description The certificate to print, with a code that leads to its page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/certificates/{code}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revokes a certificate; its page says so, and why */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Shown on the page of the certificate */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Certificate"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/competitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Competitions, newest first; drafts only for those who run them */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    institutionId?: string;
                    /** @description Only what comes with the server, or only others */
                    isSample?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                    /** @description Those that you run */
                    organiser?: "me";
                    scenarioId?: string;
                    /** @description In titles and address */
                    search?: string;
                    status?: "draft" | "published" | "finished" | "cancelled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["CompetitionSummary"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Makes a draft; the rules of the scenario are frozen for it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Fields of the scenario that differ from its defaults; heroes are drawn by the phases
                         * @default {}
                         */
                        config?: {
                            [key: string]: number | string;
                        };
                        /** @default {} */
                        eligibility?: {
                            /**
                             * @description Everyone who plays belongs to an institution of one of these kinds; empty = any
                             * @default []
                             */
                            institutionKinds?: ("university" | "enterprise" | "researchInstitute" | "association" | "industrialPark" | "investor")[];
                            /**
                             * @description People who play; advisers do not count
                             * @default 50
                             */
                            maxTeamSize?: number;
                            /**
                             * @description People who play; above 1 only teams may enter
                             * @default 1
                             */
                            minTeamSize?: number;
                            /**
                             * @description Only teams with an adviser may enter
                             * @default false
                             */
                            needsAdviser?: boolean;
                            /**
                             * @description Everyone who plays belongs to an institution
                             * @default false
                             */
                            needsInstitution?: boolean;
                            /**
                             * @description And it is one that the site admin has verified
                             * @default false
                             */
                            needsVerifiedInstitution?: boolean;
                        };
                        /**
                         * @description An institution of yours that it is held for
                         * @default null
                         */
                        institutionId?: string | null;
                        /**
                         * @description Null: while there is something that a new entry can still play
                         * @default null
                         */
                        registrationClosesAt?: string | null;
                        /**
                         * @description Null: when it is published
                         * @default null
                         */
                        registrationOpensAt?: string | null;
                        /**
                         * @description Markdown, at most 50,000 characters
                         * @default
                         */
                        rulesEn?: string;
                        /**
                         * @description Markdown, at most 50,000 characters
                         * @default
                         */
                        rulesZh?: string;
                        scenarioId: string;
                        slug: string;
                        titleEn: string;
                        titleZh: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Competition"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/competitions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A competition, with its ETag */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Competition"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes it: all of a draft, texts and dates of a published one; needs If-Match */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Fields of the scenario that differ from its defaults; heroes are drawn by the phases */
                        config?: {
                            [key: string]: number | string;
                        };
                        eligibility?: {
                            /**
                             * @description Everyone who plays belongs to an institution of one of these kinds; empty = any
                             * @default []
                             */
                            institutionKinds?: ("university" | "enterprise" | "researchInstitute" | "association" | "industrialPark" | "investor")[];
                            /**
                             * @description People who play; advisers do not count
                             * @default 50
                             */
                            maxTeamSize?: number;
                            /**
                             * @description People who play; above 1 only teams may enter
                             * @default 1
                             */
                            minTeamSize?: number;
                            /**
                             * @description Only teams with an adviser may enter
                             * @default false
                             */
                            needsAdviser?: boolean;
                            /**
                             * @description Everyone who plays belongs to an institution
                             * @default false
                             */
                            needsInstitution?: boolean;
                            /**
                             * @description And it is one that the site admin has verified
                             * @default false
                             */
                            needsVerifiedInstitution?: boolean;
                        };
                        /** @description An institution of yours that it is held for */
                        institutionId?: string | null;
                        /** @description Null: while there is something that a new entry can still play */
                        registrationClosesAt?: string | null;
                        /** @description Null: when it is published */
                        registrationOpensAt?: string | null;
                        /** @description Markdown, at most 50,000 characters */
                        rulesEn?: string;
                        /** @description Markdown, at most 50,000 characters */
                        rulesZh?: string;
                        slug?: string;
                        titleEn?: string;
                        titleZh?: string;
                        /**
                         * @description Freezes this server's present rules instead; drafts only
                         * @enum {boolean}
                         */
                        usesCurrentRules?: true;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Competition"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/competitions/{id}/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Appeals, newest first: all for organisers, those of own entries for others */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    entryId?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                    status?: "open" | "underReview" | "upheld" | "dismissed" | "withdrawn";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AppealSummary"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Files an appeal for an entry that one plays for */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Your entry, which the appeal is for */
                        entryId: string;
                        /** @description The match that it is about */
                        matchId?: string;
                        /** @description The phase that it is about */
                        phaseId?: string;
                        /** @description What went wrong, and what should be decided: Markdown, 10 to 10,000 characters */
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            competition: {
                                id: string;
                                slug: string;
                                titleEn: string;
                                titleZh: string;
                            };
                            competitionId: string;
                            /** Format: date-time */
                            createdAt: string;
                            entry: {
                                id: string;
                                name: string;
                            };
                            filedBy: {
                                id: string;
                                name: string;
                            } | null;
                            id: string;
                            matchId: string | null;
                            /** @description Whether you run the competition and do not play for the entry */
                            mayDecide: boolean;
                            mayWithdraw: boolean;
                            phase: {
                                id: string;
                                kind: string;
                                ordinal: number;
                                titleEn: string;
                                titleZh: string;
                            } | null;
                            /** @enum {string} */
                            status: "open" | "underReview" | "upheld" | "dismissed" | "withdrawn";
                            /** @description The trail of the decision, oldest first; steps are only added */
                            steps: {
                                /** @enum {string} */
                                action: "filed" | "commented" | "underReview" | "upheld" | "dismissed" | "withdrawn" | "regraded";
                                by: {
                                    id: string;
                                    name: string;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                                id: string;
                                /** @description Whether they run the competition */
                                isOrganiser: boolean;
                                /** @description Of `regraded`: the phase, and the revision that counts since */
                                regrade: {
                                    phaseId: string;
                                    revision: number;
                                } | null;
                                text: string;
                            }[];
                            text: string;
                            /** Format: date-time */
                            updatedAt: string;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/competitions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Calls it off, with a reason */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Competition"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/competitions/{id}/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Certificates, best first: all for organisers, own ones for others */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    entryId?: string;
                    isRevoked?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["CertificateSummary"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Issues certificates of a finished competition to everybody who played for an entry */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Revoke and issue anew those whose results have changed since, after a regrade or a disqualification
                         * @default false
                         */
                        isReissue?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IssuedCertificates"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/competitions/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of a competition, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    institutionId?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                    /** @description In names */
                    search?: string;
                    status?: "registered" | "withdrawn" | "disqualified";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Entry"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Enters a competition, as a person or with a team */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description An agent of yours or of the team for this scenario; null = later
                         * @default null
                         */
                        agentId?: string | null;
                        /**
                         * @description The institution it is shown under; null = one that fits
                         * @default null
                         */
                        institutionId?: string | null;
                        /**
                         * @description A version that it always plays with; null = its newest accepted one
                         * @default null
                         */
                        submissionId?: string | null;
                        /**
                         * @description A team that you are captain of; null = you by yourself
                         * @default null
                         */
                        teamId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Entry"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/competitions/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Standings, matches, pairings or ratings as CSV or JSON */
        get: {
            parameters: {
                query?: {
                    format?: "csv" | "json";
                    /** @description Only of this phase */
                    phaseId?: string;
                    /** @description `all` for JSON only */
                    what?: "standings" | "matches" | "pairings" | "ratings" | "all";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Standings, matches, pairings or ratings as CSV or JSON */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/competitions/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends it; phases that have not begun are dropped */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Competition"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/competitions/{id}/organisers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who runs it; whoever made it first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Organiser"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Makes whoever has an e-mail address an organiser of it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Organiser"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/competitions/{id}/organisers/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Makes somebody an organiser of it */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        /** Takes that away again */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/competitions/{id}/phases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Phases of a competition, in order; at most 20 */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Phase"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Adds a phase after the last one, and promises its seeds */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default {} */
                        admission?: {
                            /**
                             * @description So many of each of its groups
                             * @default false
                             */
                            perGroup?: boolean;
                            /**
                             * @description So many of the phase before, by rank; null = all entries
                             * @default null
                             */
                            take?: number | null;
                        };
                        /**
                         * @description Null: a practice stays open, a tournament ends when it is played
                         * @default null
                         */
                        endsAt?: string | null;
                        /** @default false */
                        hasHiddenSeeds?: boolean;
                        /** @enum {string} */
                        kind: "practice" | "qualifier" | "group" | "knockout" | "final";
                        /** @default {} */
                        quotas?: {
                            /** @description Versions of an agent that are not withdrawn */
                            activeVersions?: number;
                            /** @description Ladder matches of an entry in 24 hours */
                            matchesADay?: number;
                            /** @description Of a file */
                            sizeBytes?: number;
                            /** @description Versions of an agent in 24 hours */
                            submissionsADay?: number;
                        };
                        schedule: {
                            /** @description Heroes that are drawn; all where left out */
                            heroes?: string[];
                            /** @description Where nobody seeks matches, one pairing is played so often; 0 = none */
                            idleMinutes?: number;
                            /** @enum {string} */
                            kind: "ladder";
                            /** @description Nor does a version that has played so many */
                            matchesAVersion?: number;
                            /**
                             * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                             * @default 1
                             */
                            pairs?: number;
                            /** @description A rating known this well (Elo, to either side) seeks no more matches */
                            targetMarginElo?: number;
                        } | {
                            /** @description Groups that play among themselves */
                            groups?: number;
                            /** @description Heroes that are drawn; all where left out */
                            heroes?: string[];
                            /** @enum {string} */
                            kind: "round-robin";
                            /**
                             * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                             * @default 2
                             */
                            pairs?: number;
                            /** @description How often everyone meets everyone; once where left out */
                            rounds?: number;
                        } | {
                            /** @description Groups that play among themselves */
                            groups?: number;
                            /** @description Heroes that are drawn; all where left out */
                            heroes?: string[];
                            /** @enum {string} */
                            kind: "swiss";
                            /**
                             * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                             * @default 2
                             */
                            pairs?: number;
                            /** @description As many as find a winner where left out */
                            rounds?: number;
                        } | {
                            /** @description Heroes that are drawn; all where left out */
                            heroes?: string[];
                            /** @enum {string} */
                            kind: "single-elimination";
                            /**
                             * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                             * @default 2
                             */
                            pairs?: number;
                        } | {
                            /** @description Heroes that are drawn; all where left out */
                            heroes?: string[];
                            /** @enum {string} */
                            kind: "double-elimination";
                            /**
                             * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                             * @default 2
                             */
                            pairs?: number;
                        };
                        /** Format: date-time */
                        startsAt: string;
                        /** @default  */
                        titleEn?: string;
                        /** @default  */
                        titleZh?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Phase"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/competitions/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets everyone see it and, from its opening on, enter it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Competition"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/competitions/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Placements, and of each phase that is over its standings, payoff and seeds */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Results"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/competitions/{id}/results/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Matches of a phase that is over, with the hashes of their replays, oldest first */
        get: {
            parameters: {
                query: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                    phaseId: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ResultMatch"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/competitions/{id}/results/pairings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pairings of a phase that is over, in the order of its schedule */
        get: {
            parameters: {
                query: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                    phaseId: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ResultPairing"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/competitions/{id}/unmet-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries that do not meet the terms any more, and why; they take part until an organiser takes them out */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                entryId: string;
                                name: string;
                                /** @description What is missing, a sentence each */
                                unmet: string[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An entry, with its ETag */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Entry"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Chooses the agent, or pins a version of it; needs If-Match */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description An agent of yours or of the team for this scenario; null = later */
                        agentId?: string | null;
                        /** @description A version that it always plays with; null = its newest accepted one */
                        submissionId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Entry"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/entries/{id}/disqualify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an entry out of the competition, with a reason that everyone reads */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Everyone reads it on the entry */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Entry"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/entries/{id}/reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a disqualified entry take part again, with a reason for the audit log */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Everyone reads it on the entry */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Entry"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/entries/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an entry back; while registration is open one may enter again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Entry"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/follows/{kind}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many follow something, and whether oneself does */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    kind: "model" | "competition" | "agent" | "thread";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            followers: number;
                            id: string;
                            isFollowing: boolean;
                        };
                    };
                };
            };
        };
        /** Follows something: what happens to it is in one’s feed */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    kind: "model" | "competition" | "agent" | "thread";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        /** Follows it no more, by its id */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    kind: "model" | "competition" | "agent" | "thread";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/institutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Institutions, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    isVerified?: string;
                    kind?: "university" | "enterprise" | "researchInstitute" | "association" | "industrialPark" | "investor";
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                    /** @description In names and address */
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Institution"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Makes an institution; whoever does is its first admin */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Markdown, at most 20,000 characters
                         * @default
                         */
                        descriptionEn?: string;
                        /**
                         * @description Markdown, at most 20,000 characters
                         * @default
                         */
                        descriptionZh?: string;
                        /** @enum {string} */
                        kind: "university" | "enterprise" | "researchInstitute" | "association" | "industrialPark" | "investor";
                        nameEn: string;
                        nameZh: string;
                        /** @default null */
                        region?: string | null;
                        slug: string;
                        /** @default null */
                        website?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Institution"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/institutions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An institution, with its ETag */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Institution"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Deletes an institution with its memberships */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Changes the profile; needs If-Match */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Markdown, at most 20,000 characters */
                        descriptionEn?: string;
                        /** @description Markdown, at most 20,000 characters */
                        descriptionZh?: string;
                        /** @enum {string} */
                        kind?: "university" | "enterprise" | "researchInstitute" | "association" | "industrialPark" | "investor";
                        nameEn?: string;
                        nameZh?: string;
                        region?: string | null;
                        website?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Institution"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/institutions/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open invitations into the institution, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                email: string;
                                /** Format: date-time */
                                expiresAt: string;
                                id: string;
                                role: string;
                            }[];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Invites somebody into the institution by e-mail */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        /** @enum {string} */
                        role: "admin" | "member";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/institutions/{id}/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes an open invitation back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    invitationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/institutions/{id}/join-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open requests, oldest first */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["JoinRequest"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Asks to become a member */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        message?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/institutions/{id}/join-requests/{requestId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Accepts or declines a request */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    requestId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        isAccepted: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/institutions/{id}/join-requests/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes the own open request back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/institutions/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends one’s own membership */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/institutions/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members of an institution */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["InstitutionMember"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/institutions/{id}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes the role of a member */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        role: "admin" | "member";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        /** Removes a member */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/institutions/{id}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets or removes the verified mark */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        isVerified: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Institution"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs that you asked for, newest first; a site admin sees those of all */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    kind?: "phase" | "validation" | "matches" | "evaluation";
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                    /** @description Of a site admin: only your own */
                    mine?: string;
                    status?: "queued" | "running" | "done" | "failed" | "cancelled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Job"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A job, with its place in the queue */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancels a job that waits or runs; a version whose validation it was is withdrawn */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events: {topic, data} of each change; `reset` where too much was missed and the page has to load anew */
        get: {
            parameters: {
                query: {
                    /** @description false: only what there is since lastEventId, then the answer ends */
                    follow?: string;
                    /** @description As the header Last-Event-ID: what came after it is sent first */
                    lastEventId?: string;
                    /** @description Between commas, 50 at most: match:ID, competition:ID, phase:ID, submission:ID, agent:ID, model:ID, thread:ID, jobs, matches, models, news */
                    topics: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Server-sent events: {topic, data} of each change; `reset` where too much was missed and the page has to load anew */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Matches, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Matches in which any version of this agent plays */
                    agentId?: string;
                    /** @description Id or address */
                    competitionId?: string;
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    entryId?: string;
                    /** @description Also results that a regrade has replaced */
                    includeSuperseded?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                    pairingId?: string;
                    phaseId?: string;
                    purpose?: "validation" | "ladder" | "tournament" | "evaluation" | "exhibition" | "regrade";
                    scenarioId?: string;
                    status?: "queued" | "running" | "done" | "failed" | "cancelled";
                    submissionId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MatchSummary"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A match: who played, how it ended and why, how long decisions took */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Match"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matches/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The replay (.jxr), which `jixia replay verify` checks */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description The replay (.jxr), which `jixia replay verify` checks */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matches/{id}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A match under way: what was decided so far. What comes then is in the live events of match:ID */
        get: {
            parameters: {
                query?: {
                    /** @description The first decision not known yet */
                    fromDecision?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Base64 of u16, little-endian: [decision, agent, head]. Empty when it is over: the replay has it all */
                            actions: string;
                            config: {
                                [key: string]: number;
                            };
                            /** @description Decisions in this answer */
                            decisions: number;
                            /** @description Decisions handed out so far; more than this answer holds: ask on */
                            decisionsSoFar: number;
                            fromDecision: number;
                            replayUrl: string | null;
                            rulesHash: string;
                            scenarioId: string;
                            /** @description 64 bits, decimal; null before it begins */
                            seed: string | null;
                            sides: {
                                name: string;
                                side: number;
                            }[];
                            /** @description Another value than before: the match was begun anew; start at 0 again */
                            startedAt: string | null;
                            /** @enum {string} */
                            status: "queued" | "running" | "done" | "failed" | "cancelled";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes the name that others see */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/api/me/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Own certificates */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    entryId?: string;
                    isRevoked?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["CertificateSummary"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of yours and of your teams, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Id or address */
                    competitionId?: string;
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                    scenarioId?: string;
                    status?: "registered" | "withdrawn" | "disqualified";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Entry"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to what one follows, latest first */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                at: string;
                                detail: {
                                    forkSlug: string | null;
                                    /** @description Who wrote, which phase, which fork */
                                    name: string | null;
                                    nameZh: string | null;
                                    /** @description Of the version */
                                    number: number | null;
                                    threadId: string | null;
                                };
                                /** @enum {string} */
                                event: "version" | "withdrawn" | "fork" | "post" | "phaseStarted" | "phaseEnded" | "finished" | "submission";
                                id: string;
                                objectId: string;
                                /**
                                 * @description Of what is followed
                                 * @enum {string}
                                 */
                                objectKind: "model" | "competition" | "agent" | "thread";
                                slug: string | null;
                                title: string;
                                titleZh: string | null;
                            }[];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/follows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one follows, latest first */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                followedAt: string;
                                id: string;
                                /** @enum {string} */
                                kind: "model" | "competition" | "agent" | "thread";
                                slug: string | null;
                                title: string;
                                titleZh: string | null;
                            }[];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open invitations to the own address, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                id: string;
                                into: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "institution" | "team";
                                    nameEn: string;
                                    nameZh: string;
                                    slug: string;
                                };
                                invitedBy: string | null;
                                role: string;
                            }[];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/invitations/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Accepts or declines an invitation */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        isAccepted: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Own institutions and teams, with the role in each, and open requests to join */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            institutions: {
                                id: string;
                                nameEn: string;
                                nameZh: string;
                                /** @enum {string} */
                                role: "admin" | "member";
                                slug: string;
                            }[];
                            /** @description Requests to join that nobody has decided yet */
                            joinRequests: {
                                /** Format: date-time */
                                createdAt: string;
                                id: string;
                                institutionId: string;
                                message: string;
                                nameEn: string;
                                nameZh: string;
                                slug: string;
                            }[];
                            teams: {
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "captain" | "member" | "adviser";
                                slug: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes the password; all other sessions end */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        currentPassword: string;
                        /** @description 10 .. 200 characters */
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is signed in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Session"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a session */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sessionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Models */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Id of the model they were made from */
                    forkOf?: string;
                    /** @description Site admins only */
                    includesHidden?: string;
                    institutionId?: string;
                    /** @description SPDX identifier */
                    licence?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                    /** @description Only one’s own, drafts too */
                    owner?: "me";
                    scenarioId?: string;
                    /** @description In title, address, algorithm, card, authors */
                    search?: string;
                    /** @description `strength`: lower bound of the win rate against the scenario’s last bot */
                    sort?: "newest" | "followers" | "forks" | "strength";
                    status?: "draft" | "published" | "withdrawn";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Model"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Begins a draft; versions are added to it, then it is published */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description How it was trained: PPO, self-play, ...
                         * @default
                         */
                        algorithm?: string;
                        /** @default [] */
                        authors?: string[];
                        /**
                         * @description Markdown: intended use, limits; at most 20,000 characters
                         * @default
                         */
                        card?: string;
                        /**
                         * @description One of yours, in whose name it is published
                         * @default null
                         */
                        institutionId?: string | null;
                        /** @description SPDX identifier, as CC-BY-4.0 */
                        licence: string;
                        scenarioId: string;
                        slug: string;
                        title: string;
                        /**
                         * @description What it learned from: matches, replays, other models
                         * @default
                         */
                        trainingData?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Model"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A model, with its ETag */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Model"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Deletes a draft; what was published is withdrawn instead */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Changes the card; needs If-Match. A published model keeps its licence */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description How it was trained: PPO, self-play, ... */
                        algorithm?: string;
                        authors?: string[];
                        /** @description Markdown: intended use, limits; at most 20,000 characters */
                        card?: string;
                        /** @description One of yours, in whose name it is published */
                        institutionId?: string | null;
                        /** @description SPDX identifier, as CC-BY-4.0 */
                        licence?: string;
                        title?: string;
                        /** @description What it learned from: matches, replays, other models */
                        trainingData?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Model"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/models/{id}/citation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How to cite a version: BibTeX, CITATION.cff, or CSL-JSON */
        get: {
            parameters: {
                query?: {
                    format?: "bibtex" | "cff" | "json";
                    /** @description The newest version where not said */
                    number?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string | {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/{id}/fork": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A draft of one’s own that names this model as what it was made from */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The version it starts from; the newest where not said */
                        number?: number;
                        slug: string;
                        title: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Model"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/{id}/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything of one descent: what it was made from, and what was made of it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ModelLineage"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows it to everyone; also a withdrawn one again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Model"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/{id}/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s accepted submissions that may become a version of it, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ModelCandidate"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions, newest first; its owner also sees what is being checked or was refused */
        get: {
            parameters: {
                query?: {
                    cursor?: number;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ModelVersion"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Adds a version from an accepted submission; a file that never changes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        notes?: string;
                        /** @description An accepted submission of a policy, of yours */
                        submissionId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ModelVersion"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/{id}/versions/{number}/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Measures it anew, under the rules of today */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ModelVersion"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/{id}/versions/{number}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description The file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Takes the file away for good; the version stays citable */
        delete: {
            parameters: {
                query: {
                    reason: string;
                };
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/{id}/versions/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a version from a file .onnx as the body; it is checked before anybody else sees it */
        post: {
            parameters: {
                query?: {
                    fileName?: string;
                    notes?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            /** @description The file itself */
            requestBody: {
                content: {
                    "application/octet-stream": string;
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ModelVersion"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/{id}/visibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Hides it from everyone but its owner, or shows it again */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        isHidden: boolean;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that it should not be used any more; it stays citable */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Model"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moderation/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reported posts that one moderates, latest first */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    isResolved?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["PostReport"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/news": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** News, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Also what is not public yet; site admins */
                    drafts?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                authorName: string | null;
                                /** @description Markdown, at most 20,000 characters */
                                bodyEn: string;
                                /** @description Markdown, at most 20,000 characters */
                                bodyZh: string;
                                /** Format: date-time */
                                createdAt: string;
                                id: string;
                                publishedAt: string | null;
                                titleEn: string;
                                titleZh: string;
                                /** Format: date-time */
                                updatedAt: string;
                                version: number;
                            }[];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Writes news */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Markdown, at most 20,000 characters
                         * @default
                         */
                        bodyEn?: string;
                        /**
                         * @description Markdown, at most 20,000 characters
                         * @default
                         */
                        bodyZh?: string;
                        /**
                         * @description Shown from then on; null for a draft
                         * @default null
                         */
                        publishedAt?: string | null;
                        titleEn: string;
                        titleZh: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            authorName: string | null;
                            /** @description Markdown, at most 20,000 characters */
                            bodyEn: string;
                            /** @description Markdown, at most 20,000 characters */
                            bodyZh: string;
                            /** Format: date-time */
                            createdAt: string;
                            id: string;
                            publishedAt: string | null;
                            titleEn: string;
                            titleZh: string;
                            /** Format: date-time */
                            updatedAt: string;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/news.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest news as an Atom feed */
        get: {
            parameters: {
                query?: {
                    language?: "zh" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description The latest news as an Atom feed */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/atom+xml": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/news/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** News, with its ETag */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            authorName: string | null;
                            /** @description Markdown, at most 20,000 characters */
                            bodyEn: string;
                            /** @description Markdown, at most 20,000 characters */
                            bodyZh: string;
                            /** Format: date-time */
                            createdAt: string;
                            id: string;
                            publishedAt: string | null;
                            titleEn: string;
                            titleZh: string;
                            /** Format: date-time */
                            updatedAt: string;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Deletes news */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Changes news; needs If-Match */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Markdown, at most 20,000 characters */
                        bodyEn?: string;
                        /** @description Markdown, at most 20,000 characters */
                        bodyZh?: string;
                        /** @description Shown from then on; null for a draft */
                        publishedAt?: string | null;
                        titleEn?: string;
                        titleZh?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            authorName: string | null;
                            /** @description Markdown, at most 20,000 characters */
                            bodyEn: string;
                            /** @description Markdown, at most 20,000 characters */
                            bodyZh: string;
                            /** Format: date-time */
                            createdAt: string;
                            id: string;
                            publishedAt: string | null;
                            titleEn: string;
                            titleZh: string;
                            /** Format: date-time */
                            updatedAt: string;
                            version: number;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
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
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A phase, with its ETag */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Phase"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Deletes a phase that has not begun */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Changes a phase that has not begun; needs If-Match */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        admission?: {
                            /**
                             * @description So many of each of its groups
                             * @default false
                             */
                            perGroup?: boolean;
                            /**
                             * @description So many of the phase before, by rank; null = all entries
                             * @default null
                             */
                            take?: number | null;
                        };
                        /** @description Null: a practice stays open, a tournament ends when it is played */
                        endsAt?: string | null;
                        /** @description Seeds and replays are shown only when the phase is over */
                        hasHiddenSeeds?: boolean;
                        /** @enum {string} */
                        kind?: "practice" | "qualifier" | "group" | "knockout" | "final";
                        quotas?: {
                            /** @description Versions of an agent that are not withdrawn */
                            activeVersions?: number;
                            /** @description Ladder matches of an entry in 24 hours */
                            matchesADay?: number;
                            /** @description Of a file */
                            sizeBytes?: number;
                            /** @description Versions of an agent in 24 hours */
                            submissionsADay?: number;
                        };
                        schedule?: {
                            /** @description Heroes that are drawn; all where left out */
                            heroes?: string[];
                            /** @description Where nobody seeks matches, one pairing is played so often; 0 = none */
                            idleMinutes?: number;
                            /** @enum {string} */
                            kind: "ladder";
                            /** @description Nor does a version that has played so many */
                            matchesAVersion?: number;
                            /**
                             * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                             * @default 1
                             */
                            pairs?: number;
                            /** @description A rating known this well (Elo, to either side) seeks no more matches */
                            targetMarginElo?: number;
                        } | {
                            /** @description Groups that play among themselves */
                            groups?: number;
                            /** @description Heroes that are drawn; all where left out */
                            heroes?: string[];
                            /** @enum {string} */
                            kind: "round-robin";
                            /**
                             * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                             * @default 2
                             */
                            pairs?: number;
                            /** @description How often everyone meets everyone; once where left out */
                            rounds?: number;
                        } | {
                            /** @description Groups that play among themselves */
                            groups?: number;
                            /** @description Heroes that are drawn; all where left out */
                            heroes?: string[];
                            /** @enum {string} */
                            kind: "swiss";
                            /**
                             * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                             * @default 2
                             */
                            pairs?: number;
                            /** @description As many as find a winner where left out */
                            rounds?: number;
                        } | {
                            /** @description Heroes that are drawn; all where left out */
                            heroes?: string[];
                            /** @enum {string} */
                            kind: "single-elimination";
                            /**
                             * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                             * @default 2
                             */
                            pairs?: number;
                        } | {
                            /** @description Heroes that are drawn; all where left out */
                            heroes?: string[];
                            /** @enum {string} */
                            kind: "double-elimination";
                            /**
                             * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                             * @default 2
                             */
                            pairs?: number;
                        };
                        /** Format: date-time */
                        startsAt?: string;
                        titleEn?: string;
                        titleZh?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Phase"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/phases/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a phase: what is under way is played, nothing new begins, then the standings are final */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PhasePlay"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phases/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How ratings came about over time */
        get: {
            parameters: {
                query?: {
                    /** @description Entries, best first */
                    top?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                name: string;
                                /** @description Oldest first */
                                points: {
                                    /** Format: date-time */
                                    at: string;
                                    elo: number;
                                    high: number;
                                    low: number;
                                    matches: number;
                                    rank: number | null;
                                    /** @description The version rated: where it changes, a new one began */
                                    submissionId: string | null;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phases/{id}/pairings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who met whom, and why */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    entryId?: string;
                    group?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                    /** @description By round */
                    order?: "asc" | "desc";
                    /** @description The one that counts by default */
                    revision?: number;
                    round?: number;
                    status?: "playing" | "done";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Pairing"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phases/{id}/payoff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who scores what against whom, with intervals and the Nash mix */
        get: {
            parameters: {
                query?: {
                    /** @description Entries, best first */
                    top?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description cells[i][j]: how i did against j, with the 95 % interval of the score; null where they did not meet */
                            cells: ({
                                draws: number;
                                games: number;
                                high: number;
                                losses: number;
                                low: number;
                                score: number;
                                wins: number;
                            } | null)[][];
                            cycles: {
                                entries: string[];
                                shortest: string[];
                            }[];
                            /** @description Best first; rows and columns of the table */
                            entries: {
                                id: string;
                                name: string;
                            }[];
                            /** @description Maximum-entropy Nash mix, and what each gets against it; null where not every two met */
                            nash: {
                                ratings: number[];
                                shares: number[];
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phases/{id}/regrade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plays all matches again with the same seeds and versions; the old results count until that is complete */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why; everybody reads it */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PhasePlay"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phases/{id}/regrades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Regrades, and the matches that came out differently */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Newest first */
                            items: components["schemas"]["Regrade"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phases/{id}/seeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The commitment to the seeds; after the phase the secret, and how to check it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description What this server finds when it derives the seeds of all matches again; null until the secret is shown */
                            check: {
                                message: string | null;
                                ok: boolean;
                                seeds: number;
                            } | null;
                            /** @description SHA-256 of the secret, published before the phase began */
                            commitment: string;
                            derivation: {
                                /** @description What is hashed, joined by line feeds */
                                lines: string[];
                                revision: number;
                                /** @description How a seed follows from the secret */
                                text: string;
                            };
                            /** @description Seeds of its matches are shown only when the secret is */
                            isHidden: boolean;
                            revealedAt: string | null;
                            /** @description 32 bytes in hex; null until the phase is over */
                            secret: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phases/{id}/standings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The leaderboard: ranks, ratings with intervals, results; and how the phase goes on */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Of one group alone */
                    group?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["PhaseStanding"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                            phase: components["schemas"]["PhasePlay"];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phases/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a phase before its time, or lets it go on after a problem */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PhasePlay"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes the words of one’s own post; its place stays */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Changes one’s own post, which is marked as edited; needs If-Match, the post’s `version` */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Markdown, at most 10,000 characters */
                        body: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Post"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/posts/{id}/dismiss-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settles the reports of a post that is in order */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts/{id}/hide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hides a post with the reason, or shows it again; settles its reports */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default true */
                        isHidden?: boolean;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells moderators that a post breaks the rules */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much work waits and runs, and where your own jobs stand */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Queue"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulesets/{scenarioId}/{rulesHash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The manifest of rules that matches were played under */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    rulesHash: string;
                    scenarioId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            manifest: {
                                [key: string]: unknown;
                            };
                            moduleUrl: string;
                            rulesHash: string;
                            scenarioId: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulesets/{scenarioId}/{rulesHash}/module": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The WebAssembly module of rules, whose SHA-256 is their hash */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    rulesHash: string;
                    scenarioId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description The WebAssembly module of rules, whose SHA-256 is their hash */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/wasm": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Scenarios with the hashes of their rules */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            scenarios: {
                                id: string;
                                rulesHash: string;
                                /** @description By language: zh, en */
                                summary?: {
                                    [key: string]: string;
                                };
                                /** @description By language: zh, en */
                                title: {
                                    [key: string]: string;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in with the session of this browser, if anybody */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description null for a visitor, and for a token */
                            user: components["schemas"]["Me"] | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the first site admin with the secret of the link that the server printed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        name: string;
                        /** @description 10 .. 200 characters */
                        password: string;
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            userId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/site-facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions, sizes and counts of this site */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            counts: {
                                agents: number;
                                competitions: number;
                                institutions: number;
                                matches: number;
                                models: number;
                                people: number;
                                teams: number;
                                unverifiedInstitutions: number;
                            };
                            databaseBytes: number;
                            filesBytes: number;
                            /** @description False where e-mails go to the console */
                            isMailSent: boolean;
                            /** @description Of the server process */
                            memoryBytes: number;
                            nodeVersion: string;
                            postgresVersion: string;
                            publicUrl: string;
                            signInProviders: string[];
                            /** Format: date-time */
                            startedAt: string;
                            version: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission-quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you may still submit, and when the next is allowed */
        get: {
            parameters: {
                query?: {
                    scenarioId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Quota"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submissions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A version: its place in the queue, then its verdict */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agentId: string;
                            agentName: string;
                            /** @description Of a sample: the scripted bot */
                            botName: string | null;
                            /** @description As `jixia check agent` finds them */
                            checks: components["schemas"]["AgentCheck"][];
                            /** Format: date-time */
                            createdAt: string;
                            decidedAt: string | null;
                            /** @description Decision of the validation match at which it failed */
                            failingStep: number | null;
                            /** @description SHA-256 of the file */
                            fileHash: string | null;
                            fileName: string;
                            id: string;
                            /** @description Whether the rules it was validated under are those of this server */
                            isCurrentRules: boolean;
                            jobId: string | null;
                            /** @enum {string} */
                            kind: "bot" | "policy" | "wasm" | "process";
                            /** @description The last it wrote to stderr before it failed; for its owner */
                            log: string | null;
                            notes: string;
                            /** @description 1, 2, ... within the agent */
                            number: number;
                            /** @description While it waits or is validated */
                            queue: components["schemas"]["QueuePlace"] | null;
                            /** @description Why it was refused or withdrawn */
                            reason: string | null;
                            rulesHash: string;
                            scenarioId: string;
                            sizeBytes: number;
                            /** @enum {string} */
                            status: "queued" | "validating" | "accepted" | "refused" | "withdrawn";
                            submittedBy: {
                                id: string;
                                name: string;
                            } | null;
                            /** @description Of its decisions, milliseconds */
                            timing: components["schemas"]["AgentTiming"] | null;
                            validationMatchId: string | null;
                            withdrawnAt: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submissions/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file of a version: of a published agent, or of your own */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description The file of a version: of a published agent, or of your own */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submissions/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraws a version: it plays no more and leaves the quota; a validation under way ends */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agentId: string;
                            agentName: string;
                            /** @description Of a sample: the scripted bot */
                            botName: string | null;
                            /** @description As `jixia check agent` finds them */
                            checks: components["schemas"]["AgentCheck"][];
                            /** Format: date-time */
                            createdAt: string;
                            decidedAt: string | null;
                            /** @description Decision of the validation match at which it failed */
                            failingStep: number | null;
                            /** @description SHA-256 of the file */
                            fileHash: string | null;
                            fileName: string;
                            id: string;
                            /** @description Whether the rules it was validated under are those of this server */
                            isCurrentRules: boolean;
                            jobId: string | null;
                            /** @enum {string} */
                            kind: "bot" | "policy" | "wasm" | "process";
                            /** @description The last it wrote to stderr before it failed; for its owner */
                            log: string | null;
                            notes: string;
                            /** @description 1, 2, ... within the agent */
                            number: number;
                            /** @description While it waits or is validated */
                            queue: components["schemas"]["QueuePlace"] | null;
                            /** @description Why it was refused or withdrawn */
                            reason: string | null;
                            rulesHash: string;
                            scenarioId: string;
                            sizeBytes: number;
                            /** @enum {string} */
                            status: "queued" | "validating" | "accepted" | "refused" | "withdrawn";
                            submittedBy: {
                                id: string;
                                name: string;
                            } | null;
                            /** @description Of its decisions, milliseconds */
                            timing: components["schemas"]["AgentTiming"] | null;
                            validationMatchId: string | null;
                            withdrawnAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Teams, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                    /** @description In name and address */
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Team"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Makes a team; whoever does is its captain */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Markdown, at most 5,000 characters
                         * @default
                         */
                        description?: string;
                        name: string;
                        slug: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Team"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A team, with its ETag */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Team"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Deletes a team */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Changes name or description; needs If-Match */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Markdown, at most 5,000 characters */
                        description?: string;
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Team"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/teams/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open invitations into the team, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                email: string;
                                /** Format: date-time */
                                expiresAt: string;
                                id: string;
                                role: string;
                            }[];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Invites somebody into the team by e-mail */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        /** @enum {string} */
                        role: "member" | "adviser";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{id}/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes an open invitation back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    invitationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leaves the team */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is in a team, with their institutions */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TeamMember"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{id}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes the role of somebody in the team */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        role: "captain" | "member" | "adviser";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        /** Removes somebody from the team */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Threads about a model or a competition: pinned ones, then by their latest post */
        get: {
            parameters: {
                query: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                    objectId: string;
                    objectKind: "model" | "competition";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Thread"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Begins a thread with its first post */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Markdown, at most 10,000 characters */
                        body: string;
                        objectId: string;
                        /** @enum {string} */
                        objectKind: "model" | "competition";
                        title: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Thread"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A thread; its posts: /api/threads/{id}/posts */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Thread"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Its author changes the title; moderators lock, pin and hide */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description By moderators, with a reason */
                        isHidden?: boolean;
                        /** @description By moderators: no more posts */
                        isLocked?: boolean;
                        /** @description By moderators */
                        isPinned?: boolean;
                        reason?: string;
                        /** @description By its author or a moderator */
                        title?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Thread"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/threads/{id}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Posts of a thread, oldest first */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Post"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Writes a post */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Markdown, at most 10,000 characters */
                        body: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Post"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Own API tokens */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Token"][];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Makes an API token; its secret is shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Days; null for no end
                         * @default 90
                         */
                        expiresInDays?: number | null;
                        name: string;
                        scopes: ("read" | "submit" | "competitions" | "models" | "institutions" | "teams" | "admin")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            expiresAt: string | null;
                            id: string;
                            lastUsedAt: string | null;
                            name: string;
                            scopes: ("read" | "submit" | "competitions" | "models" | "institutions" | "teams" | "admin")[];
                            secret: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes an API token; it is refused from then on */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description Items a page, 1 .. 100 */
                    limit?: number;
                    /** @description In name or e-mail */
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["User"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Gives a person the roles listed, and no others */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        roles: ("teacher" | "organiser" | "siteAdmin")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["User"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Suspends a person and ends their sessions, or lifts it */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        isSuspended: boolean;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["User"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether requests can be answered, the database included */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ready";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures in the format of Prometheus, for this machine and site admins */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
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
        Agent: {
            /** Format: date-time */
            createdAt: string;
            description: string;
            id: string;
            /** @description Whether you may submit versions of it */
            isMine: boolean;
            isPublished: boolean;
            /** @description Comes with the server: a scripted bot or a trained policy */
            isSample: boolean;
            name: string;
            /** @description The version that plays */
            newestAccepted: {
                id: string;
                /** @enum {string} */
                kind: "bot" | "policy" | "wasm" | "process";
                number: number;
                rulesHash: string;
            } | null;
            owner: {
                id: string;
                name: string;
            } | null;
            scenarioId: string;
            team: {
                id: string;
                name: string;
                slug: string;
            } | null;
            /** Format: date-time */
            updatedAt: string;
            version: number;
            /** @description Of those that you may see */
            versions: number;
        };
        AgentCheck: {
            check: string;
            detail: string;
            /** @enum {string} */
            status: "passed" | "failed" | "skipped";
        };
        AgentCheckInput: {
            check: string;
            detail: string;
            /** @enum {string} */
            status: "passed" | "failed" | "skipped";
        };
        AgentInput: {
            /** Format: date-time */
            createdAt: string;
            description: string;
            id: string;
            /** @description Whether you may submit versions of it */
            isMine: boolean;
            isPublished: boolean;
            /** @description Comes with the server: a scripted bot or a trained policy */
            isSample: boolean;
            name: string;
            /** @description The version that plays */
            newestAccepted: {
                id: string;
                /** @enum {string} */
                kind: "bot" | "policy" | "wasm" | "process";
                number: number;
                rulesHash: string;
            } | null;
            owner: {
                id: string;
                name: string;
            } | null;
            scenarioId: string;
            team: {
                id: string;
                name: string;
                slug: string;
            } | null;
            /** Format: date-time */
            updatedAt: string;
            version: number;
            /** @description Of those that you may see */
            versions: number;
        };
        AgentTiming: {
            decisions: number;
            maxMs: number;
            medianMs: number;
            p99Ms: number;
        };
        AgentTimingInput: {
            decisions: number;
            maxMs: number;
            medianMs: number;
            p99Ms: number;
        };
        AppealSummary: {
            competitionId: string;
            /** Format: date-time */
            createdAt: string;
            entry: {
                id: string;
                name: string;
            };
            filedBy: {
                id: string;
                name: string;
            } | null;
            id: string;
            matchId: string | null;
            phase: {
                id: string;
                kind: string;
                ordinal: number;
                titleEn: string;
                titleZh: string;
            } | null;
            /** @enum {string} */
            status: "open" | "underReview" | "upheld" | "dismissed" | "withdrawn";
            text: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        AppealSummaryInput: {
            competitionId: string;
            /** Format: date-time */
            createdAt: string;
            entry: {
                id: string;
                name: string;
            };
            filedBy: {
                id: string;
                name: string;
            } | null;
            id: string;
            matchId: string | null;
            phase: {
                id: string;
                kind: string;
                ordinal: number;
                titleEn: string;
                titleZh: string;
            } | null;
            /** @enum {string} */
            status: "open" | "underReview" | "upheld" | "dismissed" | "withdrawn";
            text: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        Certificate: {
            /** @description In its address, and printed on it */
            code: string;
            competition: {
                id: string;
                slug: string;
                titleEn: string;
                titleZh: string;
            };
            entry: {
                id: string;
                name: string;
            };
            evidence: {
                /** @description SHA-256 of the evidence in canonical JSON */
                hash: string;
                matches: number;
                /** @description In which the entry played */
                ownMatches: number;
                sizeBytes: number;
                url: string;
            };
            holderName: string;
            /** @description The entry's */
            institution: {
                id: string;
                nameEn: string;
                nameZh: string;
                slug: string;
            } | null;
            /** Format: date-time */
            issuedAt: string;
            /** @description Institution of the competition, else who issued it */
            issuer: string | null;
            pdfUrl: string;
            /** @description The last phase that the entry played in: the evidence is of it */
            phase: {
                id: string;
                kind: string;
                ordinal: number;
                titleEn: string;
                titleZh: string;
            } | null;
            /** @description Place in the whole competition; null = took part */
            rank: number | null;
            /** @description How many entries were placed */
            rankedEntries: number;
            revokedAt: string | null;
            revokedReason: string | null;
            /**
             * @description The holder's in the entry
             * @enum {string}
             */
            role: "captain" | "member" | "adviser";
            rulesHash: string;
            scenarioId: string;
        };
        CertificateInput: {
            /** @description In its address, and printed on it */
            code: string;
            competition: {
                id: string;
                slug: string;
                titleEn: string;
                titleZh: string;
            };
            entry: {
                id: string;
                name: string;
            };
            evidence: {
                /** @description SHA-256 of the evidence in canonical JSON */
                hash: string;
                matches: number;
                /** @description In which the entry played */
                ownMatches: number;
                sizeBytes: number;
                url: string;
            };
            holderName: string;
            /** @description The entry's */
            institution: {
                id: string;
                nameEn: string;
                nameZh: string;
                slug: string;
            } | null;
            /** Format: date-time */
            issuedAt: string;
            /** @description Institution of the competition, else who issued it */
            issuer: string | null;
            pdfUrl: string;
            /** @description The last phase that the entry played in: the evidence is of it */
            phase: {
                id: string;
                kind: string;
                ordinal: number;
                titleEn: string;
                titleZh: string;
            } | null;
            /** @description Place in the whole competition; null = took part */
            rank: number | null;
            /** @description How many entries were placed */
            rankedEntries: number;
            revokedAt: string | null;
            revokedReason: string | null;
            /**
             * @description The holder's in the entry
             * @enum {string}
             */
            role: "captain" | "member" | "adviser";
            rulesHash: string;
            scenarioId: string;
        };
        CertificateSummary: {
            /** @description In its address, and printed on it */
            code: string;
            competition: {
                id: string;
                slug: string;
                titleEn: string;
                titleZh: string;
            };
            entry: {
                id: string;
                name: string;
            };
            holderName: string;
            /** Format: date-time */
            issuedAt: string;
            /** @description Place in the whole competition; null = took part */
            rank: number | null;
            /** @description How many entries were placed */
            rankedEntries: number;
            revokedAt: string | null;
            revokedReason: string | null;
            /**
             * @description The holder's in the entry
             * @enum {string}
             */
            role: "captain" | "member" | "adviser";
        };
        CertificateSummaryInput: {
            /** @description In its address, and printed on it */
            code: string;
            competition: {
                id: string;
                slug: string;
                titleEn: string;
                titleZh: string;
            };
            entry: {
                id: string;
                name: string;
            };
            holderName: string;
            /** Format: date-time */
            issuedAt: string;
            /** @description Place in the whole competition; null = took part */
            rank: number | null;
            /** @description How many entries were placed */
            rankedEntries: number;
            revokedAt: string | null;
            revokedReason: string | null;
            /**
             * @description The holder's in the entry
             * @enum {string}
             */
            role: "captain" | "member" | "adviser";
        };
        Competition: {
            config: {
                [key: string]: number;
            };
            /** Format: date-time */
            createdAt: string;
            eligibility: {
                /**
                 * @description Everyone who plays belongs to an institution of one of these kinds; empty = any
                 * @default []
                 */
                institutionKinds: ("university" | "enterprise" | "researchInstitute" | "association" | "industrialPark" | "investor")[];
                /**
                 * @description People who play; advisers do not count
                 * @default 50
                 */
                maxTeamSize: number;
                /**
                 * @description People who play; above 1 only teams may enter
                 * @default 1
                 */
                minTeamSize: number;
                /**
                 * @description Only teams with an adviser may enter
                 * @default false
                 */
                needsAdviser: boolean;
                /**
                 * @description Everyone who plays belongs to an institution
                 * @default false
                 */
                needsInstitution: boolean;
                /**
                 * @description And it is one that the site admin has verified
                 * @default false
                 */
                needsVerifiedInstitution: boolean;
            };
            entryCount: number;
            id: string;
            institution: {
                id: string;
                nameEn: string;
                nameZh: string;
                slug: string;
            } | null;
            /** @description Whether you run it */
            isOrganiser: boolean;
            /** @description Comes with the server */
            isSample: boolean;
            organiser: {
                id: string;
                name: string;
            } | null;
            phases: {
                endsAt: string | null;
                id: string;
                /** @enum {string} */
                kind: "practice" | "qualifier" | "group" | "knockout" | "final";
                ordinal: number;
                /** Format: date-time */
                startsAt: string;
                /** @enum {string} */
                status: "planned" | "open" | "playing" | "done" | "cancelled";
                titleEn: string;
                titleZh: string;
            }[];
            /**
             * @description practiceOnly: closed, but new entries may still play in its practice phase
             * @enum {string}
             */
            registration: "notYet" | "open" | "practiceOnly" | "closed";
            registrationClosesAt: string | null;
            registrationOpensAt: string | null;
            rulesEn: string;
            /** @description Frozen: all its matches are played under these rules */
            rulesHash: string;
            rulesZh: string;
            scenarioId: string;
            slug: string;
            /** @enum {string} */
            status: "draft" | "published" | "finished" | "cancelled";
            titleEn: string;
            titleZh: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        CompetitionInput: {
            config: {
                [key: string]: number;
            };
            /** Format: date-time */
            createdAt: string;
            eligibility: {
                /**
                 * @description Everyone who plays belongs to an institution of one of these kinds; empty = any
                 * @default []
                 */
                institutionKinds?: ("university" | "enterprise" | "researchInstitute" | "association" | "industrialPark" | "investor")[];
                /**
                 * @description People who play; advisers do not count
                 * @default 50
                 */
                maxTeamSize?: number;
                /**
                 * @description People who play; above 1 only teams may enter
                 * @default 1
                 */
                minTeamSize?: number;
                /**
                 * @description Only teams with an adviser may enter
                 * @default false
                 */
                needsAdviser?: boolean;
                /**
                 * @description Everyone who plays belongs to an institution
                 * @default false
                 */
                needsInstitution?: boolean;
                /**
                 * @description And it is one that the site admin has verified
                 * @default false
                 */
                needsVerifiedInstitution?: boolean;
            };
            entryCount: number;
            id: string;
            institution: {
                id: string;
                nameEn: string;
                nameZh: string;
                slug: string;
            } | null;
            /** @description Whether you run it */
            isOrganiser: boolean;
            /** @description Comes with the server */
            isSample: boolean;
            organiser: {
                id: string;
                name: string;
            } | null;
            phases: {
                endsAt: string | null;
                id: string;
                /** @enum {string} */
                kind: "practice" | "qualifier" | "group" | "knockout" | "final";
                ordinal: number;
                /** Format: date-time */
                startsAt: string;
                /** @enum {string} */
                status: "planned" | "open" | "playing" | "done" | "cancelled";
                titleEn: string;
                titleZh: string;
            }[];
            /**
             * @description practiceOnly: closed, but new entries may still play in its practice phase
             * @enum {string}
             */
            registration: "notYet" | "open" | "practiceOnly" | "closed";
            registrationClosesAt: string | null;
            registrationOpensAt: string | null;
            rulesEn: string;
            /** @description Frozen: all its matches are played under these rules */
            rulesHash: string;
            rulesZh: string;
            scenarioId: string;
            slug: string;
            /** @enum {string} */
            status: "draft" | "published" | "finished" | "cancelled";
            titleEn: string;
            titleZh: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        CompetitionSummary: {
            /** Format: date-time */
            createdAt: string;
            entryCount: number;
            id: string;
            institution: {
                id: string;
                nameEn: string;
                nameZh: string;
                slug: string;
            } | null;
            /** @description Whether you run it */
            isOrganiser: boolean;
            /** @description Comes with the server */
            isSample: boolean;
            organiser: {
                id: string;
                name: string;
            } | null;
            phases: {
                endsAt: string | null;
                id: string;
                /** @enum {string} */
                kind: "practice" | "qualifier" | "group" | "knockout" | "final";
                ordinal: number;
                /** Format: date-time */
                startsAt: string;
                /** @enum {string} */
                status: "planned" | "open" | "playing" | "done" | "cancelled";
                titleEn: string;
                titleZh: string;
            }[];
            /**
             * @description practiceOnly: closed, but new entries may still play in its practice phase
             * @enum {string}
             */
            registration: "notYet" | "open" | "practiceOnly" | "closed";
            registrationClosesAt: string | null;
            registrationOpensAt: string | null;
            /** @description Frozen: all its matches are played under these rules */
            rulesHash: string;
            scenarioId: string;
            slug: string;
            /** @enum {string} */
            status: "draft" | "published" | "finished" | "cancelled";
            titleEn: string;
            titleZh: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        CompetitionSummaryInput: {
            /** Format: date-time */
            createdAt: string;
            entryCount: number;
            id: string;
            institution: {
                id: string;
                nameEn: string;
                nameZh: string;
                slug: string;
            } | null;
            /** @description Whether you run it */
            isOrganiser: boolean;
            /** @description Comes with the server */
            isSample: boolean;
            organiser: {
                id: string;
                name: string;
            } | null;
            phases: {
                endsAt: string | null;
                id: string;
                /** @enum {string} */
                kind: "practice" | "qualifier" | "group" | "knockout" | "final";
                ordinal: number;
                /** Format: date-time */
                startsAt: string;
                /** @enum {string} */
                status: "planned" | "open" | "playing" | "done" | "cancelled";
                titleEn: string;
                titleZh: string;
            }[];
            /**
             * @description practiceOnly: closed, but new entries may still play in its practice phase
             * @enum {string}
             */
            registration: "notYet" | "open" | "practiceOnly" | "closed";
            registrationClosesAt: string | null;
            registrationOpensAt: string | null;
            /** @description Frozen: all its matches are played under these rules */
            rulesHash: string;
            scenarioId: string;
            slug: string;
            /** @enum {string} */
            status: "draft" | "published" | "finished" | "cancelled";
            titleEn: string;
            titleZh: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        Entry: {
            agent: {
                id: string;
                name: string;
            } | null;
            competition: {
                id: string;
                scenarioId: string;
                slug: string;
                /** @enum {string} */
                status: "draft" | "published" | "finished" | "cancelled";
                titleEn: string;
                titleZh: string;
            };
            /** Format: date-time */
            createdAt: string;
            id: string;
            institution: {
                id: string;
                nameEn: string;
                nameZh: string;
                slug: string;
            } | null;
            isMine: boolean;
            /** @description Entered after registration closed: plays in the practice phase alone */
            isPracticeOnly: boolean;
            /** @description Comes with the server */
            isSample: boolean;
            /** @description Who takes part; as it was when the first phase that counts began */
            members: {
                name: string;
                /** @enum {string} */
                role: "captain" | "member" | "adviser";
                userId: string;
            }[];
            name: string;
            /** @description The version that it always plays with */
            pinned: {
                id: string;
                kind: string;
                number: number;
            } | null;
            /** @description The version that it plays with now; null = none that was accepted */
            playsWith: {
                id: string;
                kind: string;
                number: number;
            } | null;
            /** @description Why it was withdrawn or disqualified */
            reason: string | null;
            /** @description In the newest phase that it plays in */
            standing: {
                draws: number;
                losses: number;
                matches: number;
                phaseId: string;
                phaseOrdinal: number;
                rank: number | null;
                rating: number | null;
                wins: number;
            } | null;
            /** @enum {string} */
            status: "registered" | "withdrawn" | "disqualified";
            team: {
                id: string;
                name: string;
                slug: string;
            } | null;
            /** Format: date-time */
            updatedAt: string;
            user: {
                id: string;
                name: string;
            } | null;
            version: number;
        };
        EntryInput: {
            agent: {
                id: string;
                name: string;
            } | null;
            competition: {
                id: string;
                scenarioId: string;
                slug: string;
                /** @enum {string} */
                status: "draft" | "published" | "finished" | "cancelled";
                titleEn: string;
                titleZh: string;
            };
            /** Format: date-time */
            createdAt: string;
            id: string;
            institution: {
                id: string;
                nameEn: string;
                nameZh: string;
                slug: string;
            } | null;
            isMine: boolean;
            /** @description Entered after registration closed: plays in the practice phase alone */
            isPracticeOnly: boolean;
            /** @description Comes with the server */
            isSample: boolean;
            /** @description Who takes part; as it was when the first phase that counts began */
            members: {
                name: string;
                /** @enum {string} */
                role: "captain" | "member" | "adviser";
                userId: string;
            }[];
            name: string;
            /** @description The version that it always plays with */
            pinned: {
                id: string;
                kind: string;
                number: number;
            } | null;
            /** @description The version that it plays with now; null = none that was accepted */
            playsWith: {
                id: string;
                kind: string;
                number: number;
            } | null;
            /** @description Why it was withdrawn or disqualified */
            reason: string | null;
            /** @description In the newest phase that it plays in */
            standing: {
                draws: number;
                losses: number;
                matches: number;
                phaseId: string;
                phaseOrdinal: number;
                rank: number | null;
                rating: number | null;
                wins: number;
            } | null;
            /** @enum {string} */
            status: "registered" | "withdrawn" | "disqualified";
            team: {
                id: string;
                name: string;
                slug: string;
            } | null;
            /** Format: date-time */
            updatedAt: string;
            user: {
                id: string;
                name: string;
            } | null;
            version: number;
        };
        /** @description Every error has this shape. */
        Error: {
            error: {
                /** @enum {string} */
                code: "bad_input" | "not_signed_in" | "wrong_credentials" | "forbidden" | "email_not_verified" | "suspended" | "cross_site" | "not_found" | "unknown_scenario" | "too_slow" | "conflict" | "not_eligible" | "last_admin" | "link_used" | "changed_meanwhile" | "too_large" | "unsupported_media_type" | "idempotency_key_reused" | "precondition_required" | "too_many_requests" | "quota_exceeded" | "internal" | "starting" | "database_unavailable";
                /** @description The part of the input at fault. */
                field?: string;
                /** @description For people, in English or (Accept-Language) Chinese; says how to mend it. */
                message: string;
                /** @description Finds the request in the logs. */
                requestId: string;
            };
        };
        /** @description Every error has this shape. */
        ErrorInput: {
            error: {
                /** @enum {string} */
                code: "bad_input" | "not_signed_in" | "wrong_credentials" | "forbidden" | "email_not_verified" | "suspended" | "cross_site" | "not_found" | "unknown_scenario" | "too_slow" | "conflict" | "not_eligible" | "last_admin" | "link_used" | "changed_meanwhile" | "too_large" | "unsupported_media_type" | "idempotency_key_reused" | "precondition_required" | "too_many_requests" | "quota_exceeded" | "internal" | "starting" | "database_unavailable";
                /** @description The part of the input at fault. */
                field?: string;
                /** @description For people, in English or (Accept-Language) Chinese; says how to mend it. */
                message: string;
                /** @description Finds the request in the logs. */
                requestId: string;
            };
        };
        Institution: {
            /** Format: date-time */
            createdAt: string;
            /** @description Markdown, at most 20,000 characters */
            descriptionEn: string;
            /** @description Markdown, at most 20,000 characters */
            descriptionZh: string;
            id: string;
            /** @description Confirmed by the site admin to be who it says */
            isVerified: boolean;
            /** @enum {string} */
            kind: "university" | "enterprise" | "researchInstitute" | "association" | "industrialPark" | "investor";
            memberCount: number;
            nameEn: string;
            nameZh: string;
            region: string | null;
            slug: string;
            version: number;
            website: string | null;
        };
        InstitutionInput: {
            /** Format: date-time */
            createdAt: string;
            /** @description Markdown, at most 20,000 characters */
            descriptionEn: string;
            /** @description Markdown, at most 20,000 characters */
            descriptionZh: string;
            id: string;
            /** @description Confirmed by the site admin to be who it says */
            isVerified: boolean;
            /** @enum {string} */
            kind: "university" | "enterprise" | "researchInstitute" | "association" | "industrialPark" | "investor";
            memberCount: number;
            nameEn: string;
            nameZh: string;
            region: string | null;
            slug: string;
            version: number;
            website: string | null;
        };
        InstitutionMember: {
            /** Format: date-time */
            joinedAt: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "member";
            userId: string;
        };
        InstitutionMemberInput: {
            /** Format: date-time */
            joinedAt: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "member";
            userId: string;
        };
        IssuedCertificates: {
            issued: number;
            /** @description Were there already */
            kept: number;
            /** @description Are there, and say what is true no more: issue anew with isReissue */
            outdated: number;
            revoked: number;
        };
        IssuedCertificatesInput: {
            issued: number;
            /** @description Were there already */
            kept: number;
            /** @description Are there, and say what is true no more: issue anew with isReissue */
            outdated: number;
            revoked: number;
        };
        Job: {
            attempt: number;
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
            id: string;
            institutionId: string | null;
            /** @enum {string} */
            kind: "phase" | "validation" | "matches" | "evaluation";
            /** @description 0 .. 1 */
            progress: number;
            queue: components["schemas"]["QueuePlace"] | null;
            /** @description Why it failed, was cancelled or waits */
            reason: string | null;
            requestedBy: string | null;
            startedAt: string | null;
            /** @enum {string} */
            status: "queued" | "running" | "done" | "failed" | "cancelled";
            subject: {
                ids: string[];
                /** @enum {string} */
                kind: "submission" | "match" | "phase" | "model";
            };
        };
        JobInput: {
            attempt: number;
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
            id: string;
            institutionId: string | null;
            /** @enum {string} */
            kind: "phase" | "validation" | "matches" | "evaluation";
            /** @description 0 .. 1 */
            progress: number;
            queue: components["schemas"]["QueuePlaceInput"] | null;
            /** @description Why it failed, was cancelled or waits */
            reason: string | null;
            requestedBy: string | null;
            startedAt: string | null;
            /** @enum {string} */
            status: "queued" | "running" | "done" | "failed" | "cancelled";
            subject: {
                ids: string[];
                /** @enum {string} */
                kind: "submission" | "match" | "phase" | "model";
            };
        };
        JoinRequest: {
            /** Format: date-time */
            createdAt: string;
            id: string;
            institutionId: string;
            message: string;
            name: string;
            userId: string;
        };
        JoinRequestInput: {
            /** Format: date-time */
            createdAt: string;
            id: string;
            institutionId: string;
            message: string;
            name: string;
            userId: string;
        };
        Match: {
            competition: {
                id: string;
                slug: string;
                titleEn: string;
                titleZh: string;
            } | null;
            config: {
                [key: string]: number | string;
            };
            /** Format: date-time */
            createdAt: string;
            decisions: number | null;
            endReason: string | null;
            /** @description Last lines of the offender's stderr, for its owner and its team alone */
            faultLog: string | null;
            /** @description Last link of the hash chain */
            finalHash: string | null;
            finishedAt: string | null;
            forfeit: {
                /** @description Seat */
                agent: number;
                code: string;
                message: string;
                side: number;
                /** @description The decision at which it failed */
                step: number;
            } | null;
            id: string;
            /** @description True while the phase hides its seeds */
            isSeedHidden: boolean;
            /** @description A regrade has replaced it; it counts no more */
            isSuperseded: boolean;
            pairingId: string | null;
            /** @description Matches of a pair have the same seed with sides swapped */
            pairNumber: number;
            phaseId: string | null;
            /** @enum {string} */
            purpose: "validation" | "ladder" | "tournament" | "evaluation" | "exhibition" | "regrade";
            replay: {
                fileName: string;
                sha256: string;
                sizeBytes: number;
                url: string;
            } | null;
            /** @description Null while there is none, or while it would tell a hidden seed */
            replayUrl: string | null;
            revision: number;
            rulesHash: string;
            scenarioId: string;
            /** @description 64 bits, decimal. Null until it is over, and while its phase hides its seeds */
            seed: string | null;
            sides: components["schemas"]["MatchSide"][];
            startedAt: string | null;
            /** @enum {string} */
            status: "queued" | "running" | "done" | "failed" | "cancelled";
            ticks: number | null;
            /** @description Time that decisions took */
            timing: {
                decisions: number;
                maxMs: number;
                medianMs: number;
                p99Ms: number;
                seat: number;
                side: number;
            }[] | null;
            /** @description Side that won, -1 = draw; null until it is over */
            winner: number | null;
        };
        MatchInput: {
            competition: {
                id: string;
                slug: string;
                titleEn: string;
                titleZh: string;
            } | null;
            config: {
                [key: string]: number | string;
            };
            /** Format: date-time */
            createdAt: string;
            decisions: number | null;
            endReason: string | null;
            /** @description Last lines of the offender's stderr, for its owner and its team alone */
            faultLog: string | null;
            /** @description Last link of the hash chain */
            finalHash: string | null;
            finishedAt: string | null;
            forfeit: {
                /** @description Seat */
                agent: number;
                code: string;
                message: string;
                side: number;
                /** @description The decision at which it failed */
                step: number;
            } | null;
            id: string;
            /** @description True while the phase hides its seeds */
            isSeedHidden: boolean;
            /** @description A regrade has replaced it; it counts no more */
            isSuperseded: boolean;
            pairingId: string | null;
            /** @description Matches of a pair have the same seed with sides swapped */
            pairNumber: number;
            phaseId: string | null;
            /** @enum {string} */
            purpose: "validation" | "ladder" | "tournament" | "evaluation" | "exhibition" | "regrade";
            replay: {
                fileName: string;
                sha256: string;
                sizeBytes: number;
                url: string;
            } | null;
            /** @description Null while there is none, or while it would tell a hidden seed */
            replayUrl: string | null;
            revision: number;
            rulesHash: string;
            scenarioId: string;
            /** @description 64 bits, decimal. Null until it is over, and while its phase hides its seeds */
            seed: string | null;
            sides: components["schemas"]["MatchSideInput"][];
            startedAt: string | null;
            /** @enum {string} */
            status: "queued" | "running" | "done" | "failed" | "cancelled";
            ticks: number | null;
            /** @description Time that decisions took */
            timing: {
                decisions: number;
                maxMs: number;
                medianMs: number;
                p99Ms: number;
                seat: number;
                side: number;
            }[] | null;
            /** @description Side that won, -1 = draw; null until it is over */
            winner: number | null;
        };
        MatchSide: {
            agent: {
                id: string;
                isSample: boolean;
                name: string;
            };
            entry: {
                id: string;
                name: string;
            } | null;
            institution: {
                id: string;
                nameEn: string;
                nameZh: string;
                slug: string;
            } | null;
            /** @description Name of the agent's team, else of its owner; null for samples */
            ownerName: string | null;
            /** @description 1 = won, 0.5 = draw, 0 = lost; null until it is over */
            score: number | null;
            /** @description 0, 1 */
            side: number;
            /** @description The version that plays */
            submission: {
                id: string;
                kind: string;
                number: number;
            };
        };
        MatchSideInput: {
            agent: {
                id: string;
                isSample: boolean;
                name: string;
            };
            entry: {
                id: string;
                name: string;
            } | null;
            institution: {
                id: string;
                nameEn: string;
                nameZh: string;
                slug: string;
            } | null;
            /** @description Name of the agent's team, else of its owner; null for samples */
            ownerName: string | null;
            /** @description 1 = won, 0.5 = draw, 0 = lost; null until it is over */
            score: number | null;
            /** @description 0, 1 */
            side: number;
            /** @description The version that plays */
            submission: {
                id: string;
                kind: string;
                number: number;
            };
        };
        MatchSummary: {
            competition: {
                id: string;
                slug: string;
                titleEn: string;
                titleZh: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
            decisions: number | null;
            endReason: string | null;
            finishedAt: string | null;
            forfeit: {
                /** @description Seat */
                agent: number;
                code: string;
                message: string;
                side: number;
                /** @description The decision at which it failed */
                step: number;
            } | null;
            id: string;
            /** @description A regrade has replaced it; it counts no more */
            isSuperseded: boolean;
            pairingId: string | null;
            /** @description Matches of a pair have the same seed with sides swapped */
            pairNumber: number;
            phaseId: string | null;
            /** @enum {string} */
            purpose: "validation" | "ladder" | "tournament" | "evaluation" | "exhibition" | "regrade";
            /** @description Null while there is none, or while it would tell a hidden seed */
            replayUrl: string | null;
            revision: number;
            rulesHash: string;
            scenarioId: string;
            sides: components["schemas"]["MatchSide"][];
            startedAt: string | null;
            /** @enum {string} */
            status: "queued" | "running" | "done" | "failed" | "cancelled";
            ticks: number | null;
            /** @description Side that won, -1 = draw; null until it is over */
            winner: number | null;
        };
        MatchSummaryInput: {
            competition: {
                id: string;
                slug: string;
                titleEn: string;
                titleZh: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
            decisions: number | null;
            endReason: string | null;
            finishedAt: string | null;
            forfeit: {
                /** @description Seat */
                agent: number;
                code: string;
                message: string;
                side: number;
                /** @description The decision at which it failed */
                step: number;
            } | null;
            id: string;
            /** @description A regrade has replaced it; it counts no more */
            isSuperseded: boolean;
            pairingId: string | null;
            /** @description Matches of a pair have the same seed with sides swapped */
            pairNumber: number;
            phaseId: string | null;
            /** @enum {string} */
            purpose: "validation" | "ladder" | "tournament" | "evaluation" | "exhibition" | "regrade";
            /** @description Null while there is none, or while it would tell a hidden seed */
            replayUrl: string | null;
            revision: number;
            rulesHash: string;
            scenarioId: string;
            sides: components["schemas"]["MatchSideInput"][];
            startedAt: string | null;
            /** @enum {string} */
            status: "queued" | "running" | "done" | "failed" | "cancelled";
            ticks: number | null;
            /** @description Side that won, -1 = draw; null until it is over */
            winner: number | null;
        };
        Me: {
            email: string;
            id: string;
            isEmailVerified: boolean;
            name: string;
            roles: ("visitor" | "member" | "teacher" | "organiser" | "siteAdmin")[];
        };
        MeInput: {
            email: string;
            id: string;
            isEmailVerified: boolean;
            name: string;
            roles: ("visitor" | "member" | "teacher" | "organiser" | "siteAdmin")[];
        };
        Model: {
            /** @description How it was trained: PPO, self-play, ... */
            algorithm: string;
            allowsForks: boolean;
            authors: string[];
            /** @description Markdown: intended use, limits; at most 20,000 characters */
            card: string;
            /** Format: date-time */
            createdAt: string;
            followers: number;
            forkOf: {
                id: string;
                number: number;
                slug: string;
                title: string;
            } | null;
            forks: number;
            id: string;
            institution: {
                id: string;
                nameEn: string;
                nameZh: string;
                slug: string;
            } | null;
            /** @description One of yours, in whose name it is published */
            institutionId: string | null;
            isHidden: boolean;
            isSample: boolean;
            /** @description SPDX identifier, as CC-BY-4.0 */
            licence: string;
            licenceName: string;
            licenceUrl: string;
            /** @description Newest version that was checked */
            newest: components["schemas"]["ModelVersion"] | null;
            owner: {
                id: string;
                name: string;
            } | null;
            /** @description Of the newest version */
            rulesHash: string;
            scenarioId: string;
            slug: string;
            /** @enum {string} */
            status: "draft" | "published" | "withdrawn";
            threads: number;
            title: string;
            /** @description What it learned from: matches, replays, other models */
            trainingData: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        ModelCandidate: {
            agentName: string;
            /** Format: date-time */
            createdAt: string;
            id: string;
            notes: string;
            number: number;
            sizeBytes: number;
        };
        ModelCandidateInput: {
            agentName: string;
            /** Format: date-time */
            createdAt: string;
            id: string;
            notes: string;
            number: number;
            sizeBytes: number;
        };
        ModelInput: {
            /** @description How it was trained: PPO, self-play, ... */
            algorithm: string;
            allowsForks: boolean;
            authors: string[];
            /** @description Markdown: intended use, limits; at most 20,000 characters */
            card: string;
            /** Format: date-time */
            createdAt: string;
            followers: number;
            forkOf: {
                id: string;
                number: number;
                slug: string;
                title: string;
            } | null;
            forks: number;
            id: string;
            institution: {
                id: string;
                nameEn: string;
                nameZh: string;
                slug: string;
            } | null;
            /** @description One of yours, in whose name it is published */
            institutionId: string | null;
            isHidden: boolean;
            isSample: boolean;
            /** @description SPDX identifier, as CC-BY-4.0 */
            licence: string;
            licenceName: string;
            licenceUrl: string;
            /** @description Newest version that was checked */
            newest: components["schemas"]["ModelVersionInput"] | null;
            owner: {
                id: string;
                name: string;
            } | null;
            /** @description Of the newest version */
            rulesHash: string;
            scenarioId: string;
            slug: string;
            /** @enum {string} */
            status: "draft" | "published" | "withdrawn";
            threads: number;
            title: string;
            /** @description What it learned from: matches, replays, other models */
            trainingData: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        ModelLineage: {
            /** @description All models of one descent, oldest first; those that are not public are left out */
            items: {
                /** Format: date-time */
                createdAt: string;
                forkOfId: string | null;
                forkOfNumber: number | null;
                id: string;
                ownerName: string | null;
                slug: string;
                /** @enum {string} */
                status: "published" | "withdrawn";
                title: string;
                versions: number;
            }[];
        };
        ModelLineageInput: {
            /** @description All models of one descent, oldest first; those that are not public are left out */
            items: {
                /** Format: date-time */
                createdAt: string;
                forkOfId: string | null;
                forkOfNumber: number | null;
                id: string;
                ownerName: string | null;
                slug: string;
                /** @enum {string} */
                status: "published" | "withdrawn";
                title: string;
                versions: number;
            }[];
        };
        ModelVersion: {
            /** Format: date-time */
            createdAt: string;
            evaluation: {
                /** @description The file was found to play this scenario */
                isChecked: boolean;
                jobId: string | null;
                measuredAt: string | null;
                opponents: {
                    /** @description SHA-256 over the final hashes of all matches, one after another */
                    digest: string;
                    draws: number;
                    effectiveMatches: number | null;
                    /** @description Matches that ended because an agent failed */
                    forfeits: number;
                    high: number | null;
                    losses: number;
                    /** @description Wilson’s 95 % interval on `effectiveMatches` trials */
                    low: number | null;
                    /** @description A scripted bot of the scenario */
                    name: string;
                    /** @description Played so far */
                    pairs: number;
                    /** @description (wins + draws / 2) / matches; null before the first pair */
                    winRate: number | null;
                    wins: number;
                }[];
                /** @description Against each opponent; a pair has one seed and swapped sides */
                pairsPlanned: number;
                /** @description 0 .. 1 */
                progress: number;
                /** @description Why it was refused or failed */
                reason: string | null;
                rulesHash: string;
                /** @description Follows from the file’s SHA-256; with it the same matches are played again */
                seed: string;
                /** @enum {string} */
                status: "checking" | "refused" | "measuring" | "done" | "failed";
                /** @description Lower bound of the win rate against the last bot, once it is measured */
                strength: number | null;
            };
            fileName: string;
            fileRemovedReason: string | null;
            isFileKept: boolean;
            notes: string;
            number: number;
            sha256: string;
            sizeBytes: number;
            submissionId: string | null;
        };
        ModelVersionInput: {
            /** Format: date-time */
            createdAt: string;
            evaluation: {
                /** @description The file was found to play this scenario */
                isChecked: boolean;
                jobId: string | null;
                measuredAt: string | null;
                opponents: {
                    /** @description SHA-256 over the final hashes of all matches, one after another */
                    digest: string;
                    draws: number;
                    effectiveMatches: number | null;
                    /** @description Matches that ended because an agent failed */
                    forfeits: number;
                    high: number | null;
                    losses: number;
                    /** @description Wilson’s 95 % interval on `effectiveMatches` trials */
                    low: number | null;
                    /** @description A scripted bot of the scenario */
                    name: string;
                    /** @description Played so far */
                    pairs: number;
                    /** @description (wins + draws / 2) / matches; null before the first pair */
                    winRate: number | null;
                    wins: number;
                }[];
                /** @description Against each opponent; a pair has one seed and swapped sides */
                pairsPlanned: number;
                /** @description 0 .. 1 */
                progress: number;
                /** @description Why it was refused or failed */
                reason: string | null;
                rulesHash: string;
                /** @description Follows from the file’s SHA-256; with it the same matches are played again */
                seed: string;
                /** @enum {string} */
                status: "checking" | "refused" | "measuring" | "done" | "failed";
                /** @description Lower bound of the win rate against the last bot, once it is measured */
                strength: number | null;
            };
            fileName: string;
            fileRemovedReason: string | null;
            isFileKept: boolean;
            notes: string;
            number: number;
            sha256: string;
            sizeBytes: number;
            submissionId: string | null;
        };
        Organiser: {
            isOwner: boolean;
            name: string;
            userId: string;
        };
        OrganiserInput: {
            isOwner: boolean;
            name: string;
            userId: string;
        };
        Pairing: {
            a: {
                id: string;
                name: string;
            };
            /** @description Matches that were not played because an entry was out */
            awarded: {
                because: string;
                matches: number;
                to: string | null;
            } | null;
            /** @description Null: a bye */
            b: {
                id: string;
                name: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** @description What the reason rests on */
            facts: {
                [key: string]: unknown;
            };
            finishedAt: string | null;
            group: string;
            /** @description Its matches: /api/matches?pairingId= */
            id: string;
            /** @description Place in a bracket: W2.1 = winners, round 2, first; L, F1, F2 */
            node: string | null;
            ordinal: number;
            /** @description Why these two, now */
            reason: string;
            revision: number;
            round: number;
            /** @description Of A over all matches, 0 .. 1 */
            score: number | null;
            /** @description Of A in each match, two of a seed after each other */
            scores: number[];
            /** @enum {string} */
            status: "playing" | "done";
        };
        PairingInput: {
            a: {
                id: string;
                name: string;
            };
            /** @description Matches that were not played because an entry was out */
            awarded: {
                because: string;
                matches: number;
                to: string | null;
            } | null;
            /** @description Null: a bye */
            b: {
                id: string;
                name: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** @description What the reason rests on */
            facts: {
                [key: string]: unknown;
            };
            finishedAt: string | null;
            group: string;
            /** @description Its matches: /api/matches?pairingId= */
            id: string;
            /** @description Place in a bracket: W2.1 = winners, round 2, first; L, F1, F2 */
            node: string | null;
            ordinal: number;
            /** @description Why these two, now */
            reason: string;
            revision: number;
            round: number;
            /** @description Of A over all matches, 0 .. 1 */
            score: number | null;
            /** @description Of A in each match, two of a seed after each other */
            scores: number[];
            /** @enum {string} */
            status: "playing" | "done";
        };
        Phase: {
            admission: {
                /**
                 * @description So many of each of its groups
                 * @default false
                 */
                perGroup: boolean;
                /**
                 * @description So many of the phase before, by rank; null = all entries
                 * @default null
                 */
                take: number | null;
            };
            competitionId: string;
            /** Format: date-time */
            createdAt: string;
            endsAt: string | null;
            /** @description Entries that play in it so far */
            entryCount: number;
            /** @description Seeds and replays are shown only when the phase is over */
            hasHiddenSeeds: boolean;
            id: string;
            /** @enum {string} */
            kind: "practice" | "qualifier" | "group" | "knockout" | "final";
            /** @description Why it does not go on */
            obstacle: {
                code: string;
                /** @enum {string} */
                kind: "waits" | "problem";
                message: string;
            } | null;
            ordinal: number;
            quotas: {
                /** @description Versions of an agent that are not withdrawn */
                activeVersions?: number;
                /** @description Ladder matches of an entry in 24 hours */
                matchesADay?: number;
                /** @description Of a file */
                sizeBytes?: number;
                /** @description Versions of an agent in 24 hours */
                submissionsADay?: number;
            };
            /** @description Raised by a regrade */
            revision: number;
            schedule: {
                /** @description Heroes that are drawn; all where left out */
                heroes?: string[];
                /** @description Where nobody seeks matches, one pairing is played so often; 0 = none */
                idleMinutes?: number;
                /** @constant */
                kind: "ladder";
                /** @description Nor does a version that has played so many */
                matchesAVersion?: number;
                /**
                 * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                 * @default 1
                 */
                pairs: number;
                /** @description A rating known this well (Elo, to either side) seeks no more matches */
                targetMarginElo?: number;
            } | {
                /** @description Groups that play among themselves */
                groups?: number;
                /** @description Heroes that are drawn; all where left out */
                heroes?: string[];
                /** @constant */
                kind: "round-robin";
                /**
                 * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                 * @default 2
                 */
                pairs: number;
                /** @description How often everyone meets everyone; once where left out */
                rounds?: number;
            } | {
                /** @description Groups that play among themselves */
                groups?: number;
                /** @description Heroes that are drawn; all where left out */
                heroes?: string[];
                /** @constant */
                kind: "swiss";
                /**
                 * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                 * @default 2
                 */
                pairs: number;
                /** @description As many as find a winner where left out */
                rounds?: number;
            } | {
                /** @description Heroes that are drawn; all where left out */
                heroes?: string[];
                /** @constant */
                kind: "single-elimination";
                /**
                 * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                 * @default 2
                 */
                pairs: number;
            } | {
                /** @description Heroes that are drawn; all where left out */
                heroes?: string[];
                /** @constant */
                kind: "double-elimination";
                /**
                 * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                 * @default 2
                 */
                pairs: number;
            };
            /** @description SHA-256 of the secret that all seeds of the phase follow from */
            seedCommitment: string;
            seedRevealedAt: string | null;
            /** Format: date-time */
            startsAt: string;
            /** @enum {string} */
            status: "planned" | "open" | "playing" | "done" | "cancelled";
            titleEn: string;
            titleZh: string;
            version: number;
        };
        PhaseInput: {
            admission: {
                /**
                 * @description So many of each of its groups
                 * @default false
                 */
                perGroup?: boolean;
                /**
                 * @description So many of the phase before, by rank; null = all entries
                 * @default null
                 */
                take?: number | null;
            };
            competitionId: string;
            /** Format: date-time */
            createdAt: string;
            endsAt: string | null;
            /** @description Entries that play in it so far */
            entryCount: number;
            /** @description Seeds and replays are shown only when the phase is over */
            hasHiddenSeeds: boolean;
            id: string;
            /** @enum {string} */
            kind: "practice" | "qualifier" | "group" | "knockout" | "final";
            /** @description Why it does not go on */
            obstacle: {
                code: string;
                /** @enum {string} */
                kind: "waits" | "problem";
                message: string;
            } | null;
            ordinal: number;
            quotas: {
                /** @description Versions of an agent that are not withdrawn */
                activeVersions?: number;
                /** @description Ladder matches of an entry in 24 hours */
                matchesADay?: number;
                /** @description Of a file */
                sizeBytes?: number;
                /** @description Versions of an agent in 24 hours */
                submissionsADay?: number;
            };
            /** @description Raised by a regrade */
            revision: number;
            schedule: {
                /** @description Heroes that are drawn; all where left out */
                heroes?: string[];
                /** @description Where nobody seeks matches, one pairing is played so often; 0 = none */
                idleMinutes?: number;
                /** @constant */
                kind: "ladder";
                /** @description Nor does a version that has played so many */
                matchesAVersion?: number;
                /**
                 * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                 * @default 1
                 */
                pairs?: number;
                /** @description A rating known this well (Elo, to either side) seeks no more matches */
                targetMarginElo?: number;
            } | {
                /** @description Groups that play among themselves */
                groups?: number;
                /** @description Heroes that are drawn; all where left out */
                heroes?: string[];
                /** @constant */
                kind: "round-robin";
                /**
                 * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                 * @default 2
                 */
                pairs?: number;
                /** @description How often everyone meets everyone; once where left out */
                rounds?: number;
            } | {
                /** @description Groups that play among themselves */
                groups?: number;
                /** @description Heroes that are drawn; all where left out */
                heroes?: string[];
                /** @constant */
                kind: "swiss";
                /**
                 * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                 * @default 2
                 */
                pairs?: number;
                /** @description As many as find a winner where left out */
                rounds?: number;
            } | {
                /** @description Heroes that are drawn; all where left out */
                heroes?: string[];
                /** @constant */
                kind: "single-elimination";
                /**
                 * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                 * @default 2
                 */
                pairs?: number;
            } | {
                /** @description Heroes that are drawn; all where left out */
                heroes?: string[];
                /** @constant */
                kind: "double-elimination";
                /**
                 * @description Pairs of matches of a meeting: the same seed and heroes with sides swapped
                 * @default 2
                 */
                pairs?: number;
            };
            /** @description SHA-256 of the secret that all seeds of the phase follow from */
            seedCommitment: string;
            seedRevealedAt: string | null;
            /** Format: date-time */
            startsAt: string;
            /** @enum {string} */
            status: "planned" | "open" | "playing" | "done" | "cancelled";
            titleEn: string;
            titleZh: string;
            version: number;
        };
        PhasePlay: {
            competitionId: string;
            /** @description What is under way is played to its end; nothing new begins */
            isClosing: boolean;
            /** @description Matches that the standings count */
            matches: number;
            /** @description Matches that wait or are being played */
            matchesOpen: number;
            obstacle: {
                code: string;
                /**
                 * @description `problem`: somebody has to do something
                 * @enum {string}
                 */
                kind: "waits" | "problem";
                matchIds: string[];
                message: string;
            } | null;
            phaseId: string;
            /** @description The one under way */
            regrade: components["schemas"]["Regrade"] | null;
            /** @description Raised by a regrade */
            revision: number;
            /** @description ladder, round-robin, swiss, single-elimination, double-elimination */
            schedule: string;
            /** @enum {string} */
            status: "planned" | "open" | "playing" | "done" | "cancelled";
            /** @description When the standings were computed */
            updatedAt: string | null;
        };
        PhasePlayInput: {
            competitionId: string;
            /** @description What is under way is played to its end; nothing new begins */
            isClosing: boolean;
            /** @description Matches that the standings count */
            matches: number;
            /** @description Matches that wait or are being played */
            matchesOpen: number;
            obstacle: {
                code: string;
                /**
                 * @description `problem`: somebody has to do something
                 * @enum {string}
                 */
                kind: "waits" | "problem";
                matchIds: string[];
                message: string;
            } | null;
            phaseId: string;
            /** @description The one under way */
            regrade: components["schemas"]["RegradeInput"] | null;
            /** @description Raised by a regrade */
            revision: number;
            /** @description ladder, round-robin, swiss, single-elimination, double-elimination */
            schedule: string;
            /** @enum {string} */
            status: "planned" | "open" | "playing" | "done" | "cancelled";
            /** @description When the standings were computed */
            updatedAt: string | null;
        };
        PhaseResult: {
            endsAt: string | null;
            id: string;
            /** @enum {string} */
            kind: "practice" | "qualifier" | "group" | "knockout" | "final";
            /** @description Matches that count */
            matchCount: number;
            ordinal: number;
            payoff: {
                cells: {
                    a: string;
                    b: string;
                    matches: number;
                    /** @description Mean of A against B, 0 .. 1 */
                    score: number;
                }[];
                /** @description By rank, the first 100 */
                entryIds: string[];
            } | null;
            /** @description Raised by a regrade */
            revision: number;
            /** @description ladder, round-robin, swiss, single-elimination, double-elimination */
            scheduleKind: string | null;
            seeds: {
                /** @description Published before the phase began: SHA-256 of the secret */
                commitment: string;
                revealedAt: string | null;
                /** @description Revealed when the phase is over; every seed follows from it */
                secret: string | null;
            };
            /** @description Null until the phase is over; organisers see them before */
            standings: components["schemas"]["ResultStanding"][] | null;
            /** Format: date-time */
            startsAt: string;
            /** @enum {string} */
            status: "planned" | "open" | "playing" | "done" | "cancelled";
            titleEn: string;
            titleZh: string;
        };
        PhaseResultInput: {
            endsAt: string | null;
            id: string;
            /** @enum {string} */
            kind: "practice" | "qualifier" | "group" | "knockout" | "final";
            /** @description Matches that count */
            matchCount: number;
            ordinal: number;
            payoff: {
                cells: {
                    a: string;
                    b: string;
                    matches: number;
                    /** @description Mean of A against B, 0 .. 1 */
                    score: number;
                }[];
                /** @description By rank, the first 100 */
                entryIds: string[];
            } | null;
            /** @description Raised by a regrade */
            revision: number;
            /** @description ladder, round-robin, swiss, single-elimination, double-elimination */
            scheduleKind: string | null;
            seeds: {
                /** @description Published before the phase began: SHA-256 of the secret */
                commitment: string;
                revealedAt: string | null;
                /** @description Revealed when the phase is over; every seed follows from it */
                secret: string | null;
            };
            /** @description Null until the phase is over; organisers see them before */
            standings: components["schemas"]["ResultStandingInput"][] | null;
            /** Format: date-time */
            startsAt: string;
            /** @enum {string} */
            status: "planned" | "open" | "playing" | "done" | "cancelled";
            titleEn: string;
            titleZh: string;
        };
        PhaseStanding: {
            agent: {
                id: string;
                name: string;
            } | null;
            draws: number;
            entry: {
                id: string;
                isSample: boolean;
                name: string;
                /** @enum {string} */
                status: "registered" | "withdrawn" | "disqualified";
            };
            forfeits: number;
            /** @description '' where there are no groups */
            group: string;
            institution: {
                id: string;
                nameEn: string;
                nameZh: string;
                slug: string;
            } | null;
            isEliminated: boolean;
            losses: number;
            matches: number;
            /** @description Null before the first match, and for those who are out */
            rank: number | null;
            /** @description Bradley-Terry on Elo's scale with its 95 % interval; of the version that plays */
            rating: {
                elo: number;
                high: number;
                low: number;
            } | null;
            seeding: number | null;
            /** @description What a tournament ranks by; null in ladders */
            table: {
                byes: number;
                matchPoints: number;
                pairingsDrawn: number;
                pairingsLost: number;
                pairingsWon: number;
                points: number;
                /** @description Within the group */
                rank: number;
                tieBreaks: {
                    [key: string]: number;
                };
            } | null;
            version: {
                kind: string;
                number: number;
                submissionId: string;
            } | null;
            wins: number;
        };
        PhaseStandingInput: {
            agent: {
                id: string;
                name: string;
            } | null;
            draws: number;
            entry: {
                id: string;
                isSample: boolean;
                name: string;
                /** @enum {string} */
                status: "registered" | "withdrawn" | "disqualified";
            };
            forfeits: number;
            /** @description '' where there are no groups */
            group: string;
            institution: {
                id: string;
                nameEn: string;
                nameZh: string;
                slug: string;
            } | null;
            isEliminated: boolean;
            losses: number;
            matches: number;
            /** @description Null before the first match, and for those who are out */
            rank: number | null;
            /** @description Bradley-Terry on Elo's scale with its 95 % interval; of the version that plays */
            rating: {
                elo: number;
                high: number;
                low: number;
            } | null;
            seeding: number | null;
            /** @description What a tournament ranks by; null in ladders */
            table: {
                byes: number;
                matchPoints: number;
                pairingsDrawn: number;
                pairingsLost: number;
                pairingsWon: number;
                points: number;
                /** @description Within the group */
                rank: number;
                tieBreaks: {
                    [key: string]: number;
                };
            } | null;
            version: {
                kind: string;
                number: number;
                submissionId: string;
            } | null;
            wins: number;
        };
        Placement: {
            entry: {
                id: string;
                institution: {
                    id: string;
                    nameEn: string;
                    nameZh: string;
                    slug: string;
                } | null;
                name: string;
            };
            /** @description The last phase it played in */
            phaseId: string;
            /** @description Equal ranks share a place */
            place: number;
        };
        PlacementInput: {
            entry: {
                id: string;
                institution: {
                    id: string;
                    nameEn: string;
                    nameZh: string;
                    slug: string;
                } | null;
                name: string;
            };
            /** @description The last phase it played in */
            phaseId: string;
            /** @description Equal ranks share a place */
            place: number;
        };
        Post: {
            author: {
                id: string;
                name: string;
            } | null;
            /** @description Markdown; empty where it was deleted, or hidden from whoever asks */
            body: string;
            /** Format: date-time */
            createdAt: string;
            editedAt: string | null;
            hiddenReason: string | null;
            id: string;
            /** @description Of the model, or of the competition’s organiser */
            isByOwner: boolean;
            isDeleted: boolean;
            isHidden: boolean;
            threadId: string;
            version: number;
        };
        PostInput: {
            author: {
                id: string;
                name: string;
            } | null;
            /** @description Markdown; empty where it was deleted, or hidden from whoever asks */
            body: string;
            /** Format: date-time */
            createdAt: string;
            editedAt: string | null;
            hiddenReason: string | null;
            id: string;
            /** @description Of the model, or of the competition’s organiser */
            isByOwner: boolean;
            isDeleted: boolean;
            isHidden: boolean;
            threadId: string;
            version: number;
        };
        PostReport: {
            object: {
                id: string;
                /** @enum {string} */
                kind: "model" | "competition";
                slug: string;
                title: string;
            };
            post: components["schemas"]["Post"];
            reports: {
                /** Format: date-time */
                createdAt: string;
                name: string;
                reason: string;
            }[];
            thread: {
                id: string;
                title: string;
            };
        };
        PostReportInput: {
            object: {
                id: string;
                /** @enum {string} */
                kind: "model" | "competition";
                slug: string;
                title: string;
            };
            post: components["schemas"]["PostInput"];
            reports: {
                /** Format: date-time */
                createdAt: string;
                name: string;
                reason: string;
            }[];
            thread: {
                id: string;
                title: string;
            };
        };
        Queue: {
            busy: number;
            kinds: {
                /** @enum {string} */
                kind: "phase" | "validation" | "matches" | "evaluation";
                /** @description Of those begun in the last hour */
                medianWaitSeconds: number | null;
                oldestWaitingSeconds: number | null;
                running: number;
                waiting: number;
            }[];
            /** @description Own jobs that wait or run, at most 50 */
            mine: components["schemas"]["Job"][];
            /** @description Jobs that can be done at one time */
            workers: number;
        };
        QueueInput: {
            busy: number;
            kinds: {
                /** @enum {string} */
                kind: "phase" | "validation" | "matches" | "evaluation";
                /** @description Of those begun in the last hour */
                medianWaitSeconds: number | null;
                oldestWaitingSeconds: number | null;
                running: number;
                waiting: number;
            }[];
            /** @description Own jobs that wait or run, at most 50 */
            mine: components["schemas"]["JobInput"][];
            /** @description Jobs that can be done at one time */
            workers: number;
        };
        QueuePlace: {
            aheadOfOthers: number;
            /** @description Before it, of the same institution or person */
            aheadOfSameShare: number;
            /** @description Jobs that are being done */
            busy: number;
            /** @description 1 = next; null unless it waits */
            position: number | null;
            /** @description All that in a sentence */
            reason: string;
            /** @description Of one that rests until then */
            resumesAt: string | null;
            /** @enum {string} */
            status: "waiting" | "resting" | "running";
            /** @description Jobs that wait */
            waiting: number;
            /** @description Jobs that can be done at one time */
            workers: number;
        };
        QueuePlaceInput: {
            aheadOfOthers: number;
            /** @description Before it, of the same institution or person */
            aheadOfSameShare: number;
            /** @description Jobs that are being done */
            busy: number;
            /** @description 1 = next; null unless it waits */
            position: number | null;
            /** @description All that in a sentence */
            reason: string;
            /** @description Of one that rests until then */
            resumesAt: string | null;
            /** @enum {string} */
            status: "waiting" | "resting" | "running";
            /** @description Jobs that wait */
            waiting: number;
            /** @description Jobs that can be done at one time */
            workers: number;
        };
        Quota: {
            agents: {
                activeVersions: number;
                id: string;
                name: string;
                /** @description Null: now */
                nextAllowedAt: string | null;
                /** @description In the last 24 hours */
                submissionsToday: number;
            }[];
            limits: {
                activeBytesOfPerson: number;
                /** @description Of an agent */
                activeVersions: number;
                agents: number;
                sizeBytes: {
                    policy: number;
                    process: number;
                    wasm: number;
                };
                submissionsADayOfAgent: number;
                submissionsADayOfPerson: number;
            };
            used: {
                activeBytes: number;
                agents: number;
                /** @description Null: now */
                nextAllowedAt: string | null;
                /** @description In the last 24 hours */
                submissionsToday: number;
            };
        };
        QuotaInput: {
            agents: {
                activeVersions: number;
                id: string;
                name: string;
                /** @description Null: now */
                nextAllowedAt: string | null;
                /** @description In the last 24 hours */
                submissionsToday: number;
            }[];
            limits: {
                activeBytesOfPerson: number;
                /** @description Of an agent */
                activeVersions: number;
                agents: number;
                sizeBytes: {
                    policy: number;
                    process: number;
                    wasm: number;
                };
                submissionsADayOfAgent: number;
                submissionsADayOfPerson: number;
            };
            used: {
                activeBytes: number;
                agents: number;
                /** @description Null: now */
                nextAllowedAt: string | null;
                /** @description In the last 24 hours */
                submissionsToday: number;
            };
        };
        Regrade: {
            differenceCount: number | null;
            /** @description The first 500 matches that came out differently */
            differences: {
                isSwapped: boolean;
                newHash: string | null;
                newMatchId: string | null;
                newWinner: number | null;
                oldHash: string | null;
                oldMatchId: string | null;
                oldWinner: number | null;
                ordinal: number;
                pairNumber: number;
                round: number;
            }[];
            /** @description Null while it is under way; the old results count until then */
            finishedAt: string | null;
            /** @description The revision whose matches are played again */
            from: number;
            matches: number | null;
            reason: string;
            /** Format: date-time */
            requestedAt: string;
            /** @description Matches with the same final hash as before */
            same: number | null;
            to: number;
        };
        RegradeInput: {
            differenceCount: number | null;
            /** @description The first 500 matches that came out differently */
            differences: {
                isSwapped: boolean;
                newHash: string | null;
                newMatchId: string | null;
                newWinner: number | null;
                oldHash: string | null;
                oldMatchId: string | null;
                oldWinner: number | null;
                ordinal: number;
                pairNumber: number;
                round: number;
            }[];
            /** @description Null while it is under way; the old results count until then */
            finishedAt: string | null;
            /** @description The revision whose matches are played again */
            from: number;
            matches: number | null;
            reason: string;
            /** Format: date-time */
            requestedAt: string;
            /** @description Matches with the same final hash as before */
            same: number | null;
            to: number;
        };
        ResultMatch: {
            endReason: string | null;
            /** @description Last link of the replay's hash chain */
            finalHash: string;
            /** Format: date-time */
            finishedAt: string;
            id: string;
            pairingId: string | null;
            pairNumber: number;
            /** @description SHA-256 of the replay file */
            replayHash: string;
            replayUrl: string;
            round: number | null;
            /** @description Null until it is revealed */
            seed: string | null;
            sides: {
                entryId: string;
                name: string;
                score: number | null;
            }[];
            ticks: number | null;
            /** @description Side that won, -1 = draw */
            winner: number;
        };
        ResultMatchInput: {
            endReason: string | null;
            /** @description Last link of the replay's hash chain */
            finalHash: string;
            /** Format: date-time */
            finishedAt: string;
            id: string;
            pairingId: string | null;
            pairNumber: number;
            /** @description SHA-256 of the replay file */
            replayHash: string;
            replayUrl: string;
            round: number | null;
            /** @description Null until it is revealed */
            seed: string | null;
            sides: {
                entryId: string;
                name: string;
                score: number | null;
            }[];
            ticks: number | null;
            /** @description Side that won, -1 = draw */
            winner: number;
        };
        ResultPairing: {
            entryA: {
                id: string;
                name: string;
            };
            /** @description Null: a bye */
            entryB: {
                id: string;
                name: string;
            } | null;
            groupName: string;
            id: string;
            ordinal: number;
            /** @description Why these two */
            reason: {
                [key: string]: unknown;
            };
            round: number;
            /** @description Of A over all its matches, 0 .. 1 */
            score: number | null;
            /** @enum {string} */
            status: "playing" | "done";
        };
        ResultPairingInput: {
            entryA: {
                id: string;
                name: string;
            };
            /** @description Null: a bye */
            entryB: {
                id: string;
                name: string;
            } | null;
            groupName: string;
            id: string;
            ordinal: number;
            /** @description Why these two */
            reason: {
                [key: string]: unknown;
            };
            round: number;
            /** @description Of A over all its matches, 0 .. 1 */
            score: number | null;
            /** @enum {string} */
            status: "playing" | "done";
        };
        Results: {
            competition: {
                id: string;
                isSample: boolean;
                rulesHash: string;
                scenarioId: string;
                slug: string;
                /** @enum {string} */
                status: "draft" | "published" | "finished" | "cancelled";
                titleEn: string;
                titleZh: string;
            };
            /** @description Whether all phases that count are over */
            isFinal: boolean;
            /** @description Whether you run the competition */
            mayManage: boolean;
            phases: components["schemas"]["PhaseResult"][];
            /** @description Of the whole competition, best first; empty until it is final */
            placements: components["schemas"]["Placement"][];
        };
        ResultsInput: {
            competition: {
                id: string;
                isSample: boolean;
                rulesHash: string;
                scenarioId: string;
                slug: string;
                /** @enum {string} */
                status: "draft" | "published" | "finished" | "cancelled";
                titleEn: string;
                titleZh: string;
            };
            /** @description Whether all phases that count are over */
            isFinal: boolean;
            /** @description Whether you run the competition */
            mayManage: boolean;
            phases: components["schemas"]["PhaseResultInput"][];
            /** @description Of the whole competition, best first; empty until it is final */
            placements: components["schemas"]["PlacementInput"][];
        };
        ResultStanding: {
            draws: number;
            entry: {
                id: string;
                institution: {
                    id: string;
                    nameEn: string;
                    nameZh: string;
                    slug: string;
                } | null;
                name: string;
            };
            forfeits: number;
            groupName: string;
            isEliminated: boolean;
            losses: number;
            matches: number;
            rank: number | null;
            /** @description On Elo's scale, with its 95 % interval */
            rating: number | null;
            ratingHigh: number | null;
            ratingLow: number | null;
            wins: number;
        };
        ResultStandingInput: {
            draws: number;
            entry: {
                id: string;
                institution: {
                    id: string;
                    nameEn: string;
                    nameZh: string;
                    slug: string;
                } | null;
                name: string;
            };
            forfeits: number;
            groupName: string;
            isEliminated: boolean;
            losses: number;
            matches: number;
            rank: number | null;
            /** @description On Elo's scale, with its 95 % interval */
            rating: number | null;
            ratingHigh: number | null;
            ratingLow: number | null;
            wins: number;
        };
        Session: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            id: string;
            ipAddress: string | null;
            isCurrent: boolean;
            userAgent: string | null;
        };
        SessionInput: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            id: string;
            ipAddress: string | null;
            isCurrent: boolean;
            userAgent: string | null;
        };
        Submission: {
            agentId: string;
            agentName: string;
            /** @description Of a sample: the scripted bot */
            botName: string | null;
            /** Format: date-time */
            createdAt: string;
            decidedAt: string | null;
            /** @description SHA-256 of the file */
            fileHash: string | null;
            fileName: string;
            id: string;
            /** @description Whether the rules it was validated under are those of this server */
            isCurrentRules: boolean;
            /** @enum {string} */
            kind: "bot" | "policy" | "wasm" | "process";
            notes: string;
            /** @description 1, 2, ... within the agent */
            number: number;
            /** @description Why it was refused or withdrawn */
            reason: string | null;
            rulesHash: string;
            scenarioId: string;
            sizeBytes: number;
            /** @enum {string} */
            status: "queued" | "validating" | "accepted" | "refused" | "withdrawn";
            withdrawnAt: string | null;
        };
        SubmissionInput: {
            agentId: string;
            agentName: string;
            /** @description Of a sample: the scripted bot */
            botName: string | null;
            /** Format: date-time */
            createdAt: string;
            decidedAt: string | null;
            /** @description SHA-256 of the file */
            fileHash: string | null;
            fileName: string;
            id: string;
            /** @description Whether the rules it was validated under are those of this server */
            isCurrentRules: boolean;
            /** @enum {string} */
            kind: "bot" | "policy" | "wasm" | "process";
            notes: string;
            /** @description 1, 2, ... within the agent */
            number: number;
            /** @description Why it was refused or withdrawn */
            reason: string | null;
            rulesHash: string;
            scenarioId: string;
            sizeBytes: number;
            /** @enum {string} */
            status: "queued" | "validating" | "accepted" | "refused" | "withdrawn";
            withdrawnAt: string | null;
        };
        Team: {
            /** Format: date-time */
            createdAt: string;
            /** @description Markdown, at most 5,000 characters */
            description: string;
            id: string;
            memberCount: number;
            name: string;
            slug: string;
            version: number;
        };
        TeamInput: {
            /** Format: date-time */
            createdAt: string;
            /** @description Markdown, at most 5,000 characters */
            description: string;
            id: string;
            memberCount: number;
            name: string;
            slug: string;
            version: number;
        };
        TeamMember: {
            institutions: {
                id: string;
                isVerified: boolean;
                nameEn: string;
                nameZh: string;
                slug: string;
            }[];
            /** Format: date-time */
            joinedAt: string;
            name: string;
            /** @enum {string} */
            role: "captain" | "member" | "adviser";
            userId: string;
        };
        TeamMemberInput: {
            institutions: {
                id: string;
                isVerified: boolean;
                nameEn: string;
                nameZh: string;
                slug: string;
            }[];
            /** Format: date-time */
            joinedAt: string;
            name: string;
            /** @enum {string} */
            role: "captain" | "member" | "adviser";
            userId: string;
        };
        Thread: {
            author: {
                id: string;
                name: string;
            } | null;
            /** @description Whether whoever asks may */
            canModerate: boolean;
            /** Format: date-time */
            createdAt: string;
            hiddenReason: string | null;
            id: string;
            isHidden: boolean;
            isLocked: boolean;
            isPinned: boolean;
            /** Format: date-time */
            lastPostAt: string;
            objectId: string;
            /** @enum {string} */
            objectKind: "model" | "competition";
            posts: number;
            title: string;
        };
        ThreadInput: {
            author: {
                id: string;
                name: string;
            } | null;
            /** @description Whether whoever asks may */
            canModerate: boolean;
            /** Format: date-time */
            createdAt: string;
            hiddenReason: string | null;
            id: string;
            isHidden: boolean;
            isLocked: boolean;
            isPinned: boolean;
            /** Format: date-time */
            lastPostAt: string;
            objectId: string;
            /** @enum {string} */
            objectKind: "model" | "competition";
            posts: number;
            title: string;
        };
        Token: {
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            id: string;
            lastUsedAt: string | null;
            name: string;
            scopes: ("read" | "submit" | "competitions" | "models" | "institutions" | "teams" | "admin")[];
        };
        TokenInput: {
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            id: string;
            lastUsedAt: string | null;
            name: string;
            scopes: ("read" | "submit" | "competitions" | "models" | "institutions" | "teams" | "admin")[];
        };
        User: {
            /** Format: date-time */
            createdAt: string;
            email: string;
            id: string;
            isEmailVerified: boolean;
            isSuspended: boolean;
            name: string;
            roles: ("teacher" | "organiser" | "siteAdmin")[];
        };
        UserInput: {
            /** Format: date-time */
            createdAt: string;
            email: string;
            id: string;
            isEmailVerified: boolean;
            isSuspended: boolean;
            name: string;
            roles: ("teacher" | "organiser" | "siteAdmin")[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
