namespace ScheduleFlow.Core.Formats.Descriptors;

/// <summary>One way to know a document by its first text, which is not empty.</summary>
/// <param name="Order">When it is tried: the more a text must have, the earlier. See <see cref="SniffOrder"/>.</param>
/// <param name="Name">Says what the document is called to a person, such as <c>XMLTV</c>; null: it is something else.</param>
internal sealed record Recognition(int Order, Namer Name);

/// <summary>What a text is called to a person; null: it is something else.</summary>
internal delegate string? Namer(ReadOnlySpan<char> text);
