using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>One operation: a verb with its arguments, and what may happen to it on the way.</summary>
/// <param name="Verb">The verb.</param>
internal sealed record LaunchRequest(string Verb)
{
    /// <summary>Options as <c>--name=value</c>: a value may begin with a dash.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>Paths and ids from the caller; they follow <c>--</c>.</summary>
    public ImmutableArray<string> Operands { get; init; } = [];

    /// <summary>What the worker's stdin is to be, read once before it is started; null for nothing.</summary>
    public Stream? Body { get; init; }

    /// <summary>How long the body is, as the client says; null where it does not.</summary>
    public long? BodyLength { get; init; }

    public ReplyForm Reply { get; init; } = ReplyForm.Json;

    /// <summary>
    /// Whether the operation changes something: once its body is in, it runs to its end even when the client has
    /// gone. A read is killed then.
    /// </summary>
    public bool IsChange { get; init; }

    /// <summary>Who asks, for the audit log; null: nobody is named.</summary>
    public string? Actor { get; init; }

    /// <summary>Whose turn it is in the queue: a key's name, or else an address.</summary>
    public string Caller { get; init; } = "";

    /// <summary>The job that it is a part of, instead of answering a request; null: it answers one.</summary>
    public IJob? Job { get; init; }

    /// <summary>Joins the request, the worker and their log lines.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>With <c>--name=value</c> added, unless there is no value.</summary>
    public LaunchRequest With(string name, string? value)
        => string.IsNullOrEmpty(value) ? this : this with { Options = Options.Add($"--{name}={value}") };

    /// <summary>The worker's argument list.</summary>
    public IEnumerable<string> Arguments()
    {
        IEnumerable<string> arguments = [Verb, .. Options, $"--request-id={RequestId}", $"--{WorkerOptions.ErrorsOnStdout}"];
        return Operands.IsEmpty ? arguments : [.. arguments, "--", .. Operands];
    }
}
