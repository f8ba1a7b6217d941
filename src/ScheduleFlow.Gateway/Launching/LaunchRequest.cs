using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>One operation: a verb with its arguments, and what may happen to it on the way.</summary>
/// <param name="Verb">The verb.</param>
internal sealed record LaunchRequest(string Verb)
{
    /// <summary>Options as <c>--name=value</c>, because a value may begin with a dash.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>Paths and ids from the caller; they follow <c>--</c>.</summary>
    public ImmutableArray<string> Operands { get; init; } = [];

    /// <summary>The worker's stdin, read once before the worker starts; null for none.</summary>
    public Stream? Body { get; init; }

    /// <summary>The length of the body as the client states it; null where it does not.</summary>
    public long? BodyLength { get; init; }

    public ReplyForm Reply { get; init; } = ReplyForm.Json;

    /// <summary>
    /// Whether the operation changes something: once its body has arrived, it runs to its end even when the client has
    /// gone. A read is killed in that case.
    /// </summary>
    public bool IsChange { get; init; }

    /// <summary>Who asks, for the audit log; null for no name.</summary>
    public string? Actor { get; init; }

    /// <summary>Who takes a turn in the queue: a key's name, or an address where there is no key.</summary>
    public string Caller { get; init; } = "";

    /// <summary>The job that it is part of; null: it answers a request.</summary>
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
