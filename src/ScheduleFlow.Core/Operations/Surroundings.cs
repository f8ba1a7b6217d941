using System.Collections.Immutable;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations;

/// <summary>Fills a buffer with random bytes fit for secrets.</summary>
internal delegate void RandomSource(Span<byte> bytes);

/// <summary>Reports how far the work is, from 0 to 1.</summary>
internal delegate void ProgressReport(double part);

/// <summary>The world outside Core, as the process provides it: streams, random bytes, progress and interruption.</summary>
internal sealed record Surroundings
{
    /// <summary>No input, no output, no progress.</summary>
    public static readonly Surroundings None = new();

    public Func<Stream> OpenInput { get; init; } = static () => Stream.Null;

    /// <summary>Opens standard output for an operation that writes its own document.</summary>
    public Func<Stream> OpenOutput { get; init; } = static () => Stream.Null;

    /// <summary>How many bytes standard input must have; null: any number.</summary>
    public long? InputBytes { get; init; }

    /// <summary>What standard input is called, if the caller knows.</summary>
    public string? InputName { get; init; }

    /// <summary>Where a path may lead; empty: anywhere (the caller is a person in a shell).</summary>
    public ImmutableArray<string> ImportRoots { get; init; } = [];

    /// <summary>Whether the reply is for a client of the gateway, to whom files on this machine mean nothing.</summary>
    public bool IsForClient { get; init; }

    /// <summary>
    /// Whether the caller must name things by their whole ids: its key is for some channels only, with whose ids the gateway
    /// compares what it sends, and names would tell it of others.
    /// </summary>
    public bool TakesWholeIds { get; init; }

    /// <summary>The log files, which are nobody's input where paths are limited.</summary>
    public ImmutableArray<string> Logs { get; init; } = [];

    /// <summary>Whether unknown fields of a JSON request are ignored instead of refused.</summary>
    public bool PassesOverUnknownFields { get; init; }

    /// <summary>Gets the name of an ignored field, for the reply; of one it may get the name again, when a change is tried again.</summary>
    public Action<string> NoteIgnored { get; init; } = static _ => { };

    /// <summary>What unknown fields are given to; null: they are refused.</summary>
    public Action<string>? Ignore => PassesOverUnknownFields ? NoteIgnored : null;

    /// <summary>Whether a person reads standard output as it is written.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether the terminal should show colours.</summary>
    public bool IsColoured { get; init; }

    /// <summary>Asks a person for a new secret, or reads one from standard input; the argument is the prompt.</summary>
    public Func<string, Outcome<string>> ReadNewSecret { get; init; } = static _ => "";

    public RandomSource FillRandom { get; init; } = static bytes => bytes.Clear();

    /// <summary>Starts reporting how far a long operation is. The argument names the work in a progress bar; null: no bar.</summary>
    public Func<string?, ProgressReport> Progress { get; init; } = static _ => static _ => { };

    /// <summary>For an operation that keeps what it has done so far when it is interrupted.</summary>
    public Func<CancellationToken> Interrupted { get; init; } = static () => CancellationToken.None;

    /// <summary>The clock for timeouts. The present of an operation is <see cref="OperationContext.Now"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
