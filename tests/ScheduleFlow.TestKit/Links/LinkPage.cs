namespace ScheduleFlow.TestKit.Links;

/// <summary>What a server does with a request.</summary>
public delegate Task LinkPage(LinkExchange exchange);
