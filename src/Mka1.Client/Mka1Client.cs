using Mka1.AccessTokens;
using Mka1.AgentRuns;
using Mka1.AgentSchedules;
using Mka1.Agents;
using Mka1.Batches;
using Mka1.Classifications;
using Mka1.Conversations;
using Mka1.Embeddings;
using Mka1.Errors;
using Mka1.EvalRuns;
using Mka1.EvalSamples;
using Mka1.EvalSchedules;
using Mka1.EvalSuites;
using Mka1.EvalSuiteVersions;
using Mka1.Extractions;
using Mka1.ExtractionSchemas;
using Mka1.Feedback;
using Mka1.Files;
using Mka1.Guardrails;
using Mka1.Http;
using Mka1.Images;
using Mka1.McpCredentials;
using Mka1.McpServers;
using Mka1.MemoryEntries;
using Mka1.MemoryStores;
using Mka1.Models;
using Mka1.Permissions;
using Mka1.Prompts;
using Mka1.PromptVersions;
using Mka1.Requests;
using Mka1.Responses;
using Mka1.SandboxCommands;
using Mka1.SandboxFiles;
using Mka1.SandboxSessions;
using Mka1.Skills;
using Mka1.SkillVersions;
using Mka1.Speech;
using Mka1.Usage;
using Mka1.VectorStores;

namespace Mka1;

/// <summary>
/// The MKA1 API for one server, key and identity. Create one and reuse it: it pools its connections. It is safe to
/// use from several threads.
/// </summary>
public sealed class Mka1Client : IDisposable
{
    private readonly Transport _transport;
    private readonly CallScope _scope;
    private readonly CreatedBatches _created;
    private readonly SessionTokens _sessionTokens;
    private readonly bool _ownsTransport;

    /// <summary>Creates a client. Nothing is sent yet.</summary>
    /// <param name="options">Server, key, identity and network.</param>
    /// <exception cref="Mka1InputException">The address or the identity is not allowed.</exception>
    public Mka1Client(Mka1ClientOptions options)
        : this(
            new Transport(options ?? throw new ArgumentNullException(nameof(options))),
            new CallScope(OnBehalfOfIdentity.Check(options.OnBehalfOf), null, options.MaximumRetryCount),
            new CreatedBatches(),
            new SessionTokens(),
            ownsTransport: true)
    {
    }

    private Mka1Client(Transport transport, CallScope scope, CreatedBatches created, SessionTokens sessionTokens, bool ownsTransport)
    {
        _created = created;
        _sessionTokens = sessionTokens;
        _transport = transport;
        _scope = scope;
        _ownsTransport = ownsTransport;
        Server = transport.Server;
        OnBehalfOf = scope.OnBehalfOf;
        var api = new Api(transport, scope);
        Origin = api.Origin;
        Responses = new ResponseClient(api);
        Files = new FileClient(api);
        Batches = new BatchClient(api, Files, created);
        Models = new ModelClient(api);
        Conversations = new ConversationClient(api);
        VectorStores = new VectorStoreClient(api);
        MemoryStores = new MemoryStoreClient(api);
        MemoryEntries = new MemoryEntryClient(MemoryStores);
        McpServers = new McpServerClient(api);
        McpCredentials = new McpCredentialClient(McpServers);
        Prompts = new PromptClient(api);
        PromptVersions = new PromptVersionClient(Prompts);
        EvalSuites = new EvalSuiteClient(api);
        EvalSuiteVersions = new EvalSuiteVersionClient(EvalSuites);
        EvalRuns = new EvalRunClient(api);
        EvalSamples = new EvalSampleClient(EvalRuns);
        EvalSchedules = new EvalScheduleClient(api);
        Agents = new AgentClient(api);
        AgentRuns = new AgentRunClient(api, Agents, Responses);
        AgentSchedules = new AgentScheduleClient(Agents);
        Usage = new UsageClient(api);
        Permissions = new PermissionClient(api);
        AccessTokens = new AccessTokenClient(api);
        Embeddings = new EmbeddingClient(api);
        Guardrails = new GuardrailClient(api);
        Feedback = new FeedbackClient(api);
        Classifications = new ClassificationClient(api);
        Speech = new SpeechClient(api);
        Skills = new SkillClient(api);
        SkillVersions = new SkillVersionClient(Skills);
        ExtractionSchemas = new ExtractionSchemaClient(api);
        Extractions = new ExtractionClient(api);
        Images = new ImageClient(api, Responses);
        SandboxSessions = new SandboxSessionClient(api, sessionTokens);
        SandboxCommands = new SandboxCommandClient(api, SandboxSessions);
        SandboxFiles = new SandboxFileClient(api, SandboxSessions);
        Requests = new RequestClient(api);
    }

    /// <summary>The origin of the objects that this client reads.</summary>
    public Origin Origin { get; }

    /// <summary>The server's address.</summary>
    public Uri Server { get; }

    /// <summary>The identity of the calls; null for none.</summary>
    public string? OnBehalfOf { get; }

    /// <summary>Responses: create, read, stream, change, cancel, delete.</summary>
    public ResponseClient Responses { get; }

    /// <summary>Files: upload, read, save, delete.</summary>
    public FileClient Files { get; }

    /// <summary>Batches: create, read, cancel, results.</summary>
    public BatchClient Batches { get; }

    /// <summary>Models: list, read.</summary>
    public ModelClient Models { get; }

    /// <summary>Conversations: create, read, list, change metadata, delete.</summary>
    public ConversationClient Conversations { get; }

    /// <summary>Vector stores: create, read, list, change, delete.</summary>
    public VectorStoreClient VectorStores { get; }

    /// <summary>Memory stores: create, read, list, change, delete.</summary>
    public MemoryStoreClient MemoryStores { get; }

    /// <summary>Entries of memory stores: create, read, list, change, delete.</summary>
    public MemoryEntryClient MemoryEntries { get; }

    /// <summary>MCP servers: create, read, list, change, test, delete.</summary>
    public McpServerClient McpServers { get; }

    /// <summary>Credentials of MCP servers: create, list, delete.</summary>
    public McpCredentialClient McpCredentials { get; }

    /// <summary>Prompts: create, read, render, list, change, roll back, delete.</summary>
    public PromptClient Prompts { get; }

    /// <summary>Versions of prompts: create, read, list.</summary>
    public PromptVersionClient PromptVersions { get; }

    /// <summary>Eval suites: create, read, list, delete.</summary>
    public EvalSuiteClient EvalSuites { get; }

    /// <summary>Versions of eval suites: create, read, list.</summary>
    public EvalSuiteVersionClient EvalSuiteVersions { get; }

    /// <summary>Eval runs: start, read, list, cancel, run again, delete.</summary>
    public EvalRunClient EvalRuns { get; }

    /// <summary>The samples of eval runs: list.</summary>
    public EvalSampleClient EvalSamples { get; }

    /// <summary>Schedules of eval suites: create, read, list, change, pause, delete.</summary>
    public EvalScheduleClient EvalSchedules { get; }

    /// <summary>Agents: create, read, list, change, delete.</summary>
    public AgentClient Agents { get; }

    /// <summary>Runs of agents: start, read, list, stream.</summary>
    public AgentRunClient AgentRuns { get; }

    /// <summary>Schedules of agents: create, read, list, change, pause, resume, delete.</summary>
    public AgentScheduleClient AgentSchedules { get; }

    /// <summary>Usage: rows by time and group.</summary>
    public UsageClient Usage { get; }

    /// <summary>Permissions: grant, revoke, check, list.</summary>
    public PermissionClient Permissions { get; }

    /// <summary>Access tokens: exchange the key.</summary>
    public AccessTokenClient AccessTokens { get; }

    /// <summary>Embeddings of texts, and the models for them.</summary>
    public EmbeddingClient Embeddings { get; }

    /// <summary>Guardrails of the account: read, change, test.</summary>
    public GuardrailClient Guardrails { get; }

    /// <summary>Feedback on responses: create, read, change.</summary>
    public FeedbackClient Feedback { get; }

    /// <summary>Classification of texts.</summary>
    public ClassificationClient Classifications { get; }

    /// <summary>Speech: texts to audio files, audio files to text.</summary>
    public SpeechClient Speech { get; }

    /// <summary>Skills: create, read, list, change, save, delete.</summary>
    public SkillClient Skills { get; }

    /// <summary>Versions of skills: create, read, list, save, delete.</summary>
    public SkillVersionClient SkillVersions { get; }

    /// <summary>Schemas of extractions: create, read, list, change, delete.</summary>
    public ExtractionSchemaClient ExtractionSchemas { get; }

    /// <summary>Extractions: the data of a file by a schema.</summary>
    public ExtractionClient Extractions { get; }

    /// <summary>Images: create.</summary>
    public ImageClient Images { get; }

    /// <summary>Sandbox sessions: create, read, list, terminate.</summary>
    public SandboxSessionClient SandboxSessions { get; }

    /// <summary>Commands and code in sandbox sessions: run.</summary>
    public SandboxCommandClient SandboxCommands { get; }

    /// <summary>Files of sandbox sessions: list, save, upload.</summary>
    public SandboxFileClient SandboxFiles { get; }

    /// <summary>Any other request to the server.</summary>
    public RequestClient Requests { get; }

    /// <summary>Creates a client over the same connections with another identity and observer.</summary>
    /// <param name="onBehalfOf">The identity; null sends none.</param>
    /// <param name="observer">Observes every attempt; null for none.</param>
    /// <param name="maximumRetryCount">How often a retryable request is retried; null for the number of this client.</param>
    /// <returns>A client that shares the connections of this one and need not be disposed.</returns>
    /// <exception cref="Mka1InputException">The identity is not allowed.</exception>
    public Mka1Client For(string? onBehalfOf, ICallObserver? observer = null, int? maximumRetryCount = null) => new(
        _transport,
        new CallScope(OnBehalfOfIdentity.Check(onBehalfOf), observer, maximumRetryCount ?? _scope.MaximumRetryCount),
        _created,
        _sessionTokens,
        ownsTransport: false);

    /// <summary>Replaces the key in a text, in every encoding in which a server may have returned it.</summary>
    /// <param name="text">The text. A key of less than eight characters is not redacted.</param>
    /// <returns>The text without the key.</returns>
    public string Redact(string text) => _transport.Redaction.RedactMessage(text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>Counts the characters at the end of a text that may be the beginning of the key.</summary>
    /// <param name="text">The text that has arrived so far.</param>
    /// <returns>The number of characters; 0 if there are none.</returns>
    public int CountKeyAtEnd(string text) => _transport.Redaction.CountAtEnd(text ?? throw new ArgumentNullException(nameof(text)), 1);

    /// <summary>Removes the key from the texts of an exception.</summary>
    /// <param name="failure">The exception.</param>
    /// <returns>The same exception, or a copy without the key.</returns>
    public Mka1Exception Redact(Mka1Exception failure) => (failure ?? throw new ArgumentNullException(nameof(failure))).Redacted(_transport.Redaction);

    /// <summary>Closes the connections. Calls in flight fail.</summary>
    public void Dispose()
    {
        if (_ownsTransport)
            _transport.Dispose();
    }
}
