namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>What an import counted in a stored schedule.</summary>
public sealed partial record ScheduleMetadata
{
    /// <summary>How many events it has.</summary>
    public required int UniqueEvents { get; init; }

    /// <summary>When its first event begins.</summary>
    public required string Start { get; init; }

    /// <summary>When its last event ends.</summary>
    public required string End { get; init; }

    /// <summary>Events in the document, before duplicates were removed.</summary>
    public required int TotalImported { get; init; }

    public required int DuplicatesRemoved { get; init; }

    /// <summary>Pairs of events that overlap.</summary>
    public required long ConflictsDetected { get; init; }

    public required int GapsDetected { get; init; }
}

/// <summary>Who made a revision of a schedule, when, with what and why.</summary>
public sealed partial record ScheduleChangeRow
{
    /// <summary>The operation's now.</summary>
    public required string At { get; init; }

    /// <summary>The name of the user or key, or the role of a caller without one; null: someone in a shell on the server.</summary>
    public string? By { get; init; }

    /// <summary>The operation.</summary>
    public required string Verb { get; init; }

    /// <summary>Why; null: nobody said.</summary>
    public string? Message { get; init; }
}

/// <summary>What the source of a schedule says about a channel.</summary>
/// <param name="Id">The id by which events name it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Xmltv">What only XMLTV can express, as XML; null: nothing.</param>
public sealed partial record ScheduleChannelRow(string Id, string Name, string? Xmltv);

/// <summary>An event of a stored schedule.</summary>
public sealed partial record ScheduleEventRow
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>When it begins.</summary>
    public required string Start { get; init; }

    /// <summary>When it ends; at this instant it is no longer on air.</summary>
    public required string End { get; init; }

    /// <summary>In seconds.</summary>
    public required long Duration { get; init; }

    /// <summary>The id of its channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Its place among events that share one slot: <c>0/2</c> is the first of two.</summary>
    public string? Clump { get; init; }

    /// <summary>Where the media is: a URL or a path.</summary>
    public string? VideoUrl { get; init; }

    public string? Category { get; init; }

    public string? Description { get; init; }

    /// <summary>Whether it stays at its time when others are edited; omitted: as a plan says, else not.</summary>
    public bool? Fixed { get; init; }

    /// <summary>What only the source's format can express, as text in that format, by format.</summary>
    public IReadOnlyDictionary<string, string>? Extras { get; init; }
}
