/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Search, type and timeline of a page that can be read without them. */
(function () {
  'use strict';
  var tools = document.querySelector('.tools');
  var records = Array.from(document.querySelectorAll('article.record'));
  var chronology = document.querySelector('.chronology');
  function fold (text) {
    return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  }
  /* The lines of the contents, by the heading that each leads to. */
  function listLines () {
    var lines = new Map();
    document.querySelectorAll('nav a[href^="#"]').forEach(function (link) {
      var id = link.getAttribute('href').slice(1);
      if (!lines.has(id)) lines.set(id, link.closest('li'));
    });
    return lines;
  }
  /* Where the address leads to; one that was typed may be no name at all. */
  function findPlace () {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch (error) {
      return null;
    }
  }
  function makeFilter () {
    var entry = tools.querySelector('input');
    var type = tools.querySelector('select');
    var count = tools.querySelector('output');
    var texts = null;
    var lines = null;
    function show () {
      var words = fold(entry.value).split(/\s+/).filter(Boolean);
      var n = 0;
      texts = texts || records.map(function (record) { return fold(record.textContent); });
      if (!lines) {
        var all = listLines();
        lines = records.map(function (record) { return all.get(record.getAttribute('aria-labelledby')); });
      }
      records.forEach(function (record, i) {
        var seen = (type.value === '' || record.dataset.kind === type.value) &&
                   words.every(function (word) { return texts[i].includes(word); });
        record.hidden = !seen;
        if (lines[i]) lines[i].hidden = !seen;
        n += seen ? 1 : 0;
      });
      count.textContent = n === records.length
        ? '' : count.dataset.count.replace('{n}', n).replace('{all}', records.length);
    }
    tools.hidden = false;
    tools.addEventListener('submit', function (event) { event.preventDefault(); });
    entry.addEventListener('input', show);
    type.addEventListener('change', show);
    /* What is led to is shown, whatever is searched. */
    window.addEventListener('hashchange', function () {
      var place = findPlace();
      var record = place && place.closest('article.record');
      if (record && record.hidden) {
        entry.value = '';
        type.value = '';
        show();
        place.scrollIntoView();
      }
    });
  }
  function makeTimeline () {
    var years = Array.from(chronology.querySelectorAll('h3'));
    var counts = years.map(function (year) { return year.nextElementSibling.children.length; });
    var most = Math.max.apply(null, counts);
    var line = document.createElement('ol');
    line.className = 'timeline';
    years.forEach(function (year, i) {
      var item = document.createElement('li');
      var link = document.createElement('a');
      var bar = document.createElement('i');
      year.id = year.id || 'year-' + i;
      link.href = '#' + year.id;
      link.setAttribute('aria-label', year.textContent + ': ' + counts[i]);
      bar.style.height = (4 * counts[i] / most) + 'rem';
      link.append(String(counts[i]), bar, year.textContent);
      item.append(link);
      line.append(item);
    });
    chronology.insertBefore(line, years[0]);
  }
  if (tools && records.length > 1) makeFilter();
  if (chronology && chronology.querySelectorAll('h3').length > 1) makeTimeline();
}());
